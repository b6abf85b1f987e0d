#!/bin/sh
# From data to weights: train/run.sh DATA ENCODER WORK OUT [MINUTES [FAST_MINUTES]]
#   DATA     the unpacked data folder (train/treebank, train/ner, reference)
#   ENCODER  folder with model.safetensors and vocab.txt of the base encoder
#   WORK     scratch folder; a run that was broken off goes on from WORK/checkpoint.pt
#   OUT      where the model goes, e.g. data/models/en
# MINUTES are the clock's, for the exact model; FAST_MINUTES, where given, train the fast model from it (OUT/fast.safetensors).
set -eu
data=$1 encoder=$2 work=$3 out=$4 minutes=${5:-66} fast=${6:-0}
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 PYTHONHASHSEED=0
resume=
if [ -f "$work/checkpoint.pt" ]; then
    resume=--resume
else
    "$python" "$here/prepare.py" "$data" "$encoder" "$work"
fi
"$python" "$here/train.py" "$work" --minutes "$minutes" $resume
"$python" "$here/lemmas.py" "$data" "$out/lemmas.tsv" --test
"$python" "$here/export.py" "$work" "$data" "$out" --reference "$work/reference.json"
"$python" "$here/evaluate.py" "$work" "$data"
"$python" "$here/evaluate.py" "$work" "$data" --int8
if [ "$fast" != 0 ]; then
    resume=
    [ ! -f "$work/checkpoint-fast.pt" ] || resume=--resume
    "$python" "$here/train.py" "$work" --size fast --minutes "$fast" $resume
    "$python" "$here/export.py" "$work" "$data" "$out" --size fast
    "$python" "$here/evaluate.py" "$work" "$data" --size fast --int8
fi

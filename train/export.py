"""Writes a checkpoint as quantised weights with everything that a reader needs beside them.

    export.py WORK_FOLDER DATA OUT_FOLDER [--size fast] [--reference FILE]

OUT_FOLDER gets syntax.safetensors (the fast model: fast.safetensors, beside the exact one), vocab.txt and fold.tsv; FILE gets
sentences with the results to expect.
"""

import argparse
import json
import os
import struct

import numpy as np
import torch

import data
import evaluate
import features
import model as net
import treebank
import wordpiece

REFERENCE = """Speaker of the House of Deputies Ilze Ozola met with the Chair of the Council of Elders of Moldova .
Within the framework of her working visit to Riga , Moldovan Foreign Minister Ion Rusu held talks with H.E. Sheikh Hamad bin Khalid Al Mansoor .
The delegations reviewed fisheries , forestry , transport , science , as well as medical and sporting ties .
She noted Latvia was among the smallest markets of Moldova , adding that exports reached $ 12 million in 2017 .
RIGA , 04.03.2024 ( LETA ) – President Anna Berzina received Chairman of the Upper House of Moldova Ion Rusu .
VIETNAM , FRANCE SIGN JOINT DECLARATION ON STRATEGIC PARTNERSHIP
Đặng Hoàng Giang , Deputy Minister of Foreign Affairs , co-chaired the 5th meeting in Łódź ."""


def rows_to_int8(weight, limit):
    """(int8 rows, scale of each row)."""
    scale = weight.abs().amax(1).clamp(min=1e-8) / limit
    return torch.round(weight / scale[:, None]).to(torch.int8).numpy(), scale.numpy().astype(np.float32)


def tensors_of(model):
    """All tensors to export by name."""
    out = {}

    def linear(name, layer):
        out[name + ".q"], out[name + ".s"] = rows_to_int8(layer.weight.data, 63)
        out[name + ".b"] = layer.bias.data.numpy()

    def norm(name, layer):
        out[name + ".g"], out[name + ".b"] = layer.weight.data.numpy(), layer.bias.data.numpy()

    def table(name, weight):
        out[name + ".q"], out[name + ".s"] = rows_to_int8(weight.detach(), 127)

    def half(name, weight):
        out[name] = weight.data.numpy().astype(np.float16)
    table("piece", model.piece.weight)
    half("position", model.position.weight)
    half("shape", model.shape.weight)
    half("casing", model.casing.weight)
    norm("input_norm", model.input_norm)
    for i, layer in enumerate(model.layers):
        linear(f"layer{i}.qkv", layer.qkv)
        linear(f"layer{i}.out", layer.out)
        norm(f"layer{i}.norm1", layer.norm1)
        linear(f"layer{i}.up", layer.up)
        linear(f"layer{i}.down", layer.down)
        norm(f"layer{i}.norm2", layer.norm2)
    half("word_shape", model.word_shape.weight)
    for i, affix in enumerate(model.affix):
        table(f"affix{i}", affix.weight)
    linear("head", model.head)
    for name in ("upos", "xpos", "feats", "names"):
        linear(name, getattr(model, name))
    half("arc.u", model.scaled_u())
    half("label.v", model.label_v)
    return out


def write_safetensors(path, tensors, metadata):
    """A safetensors file; every tensor begins at a multiple of 64 bytes."""
    kinds = {np.dtype(np.int8): "I8", np.dtype(np.float32): "F32", np.dtype(np.float16): "F16"}
    header, place = {"__metadata__": metadata}, 0
    for name, array in tensors.items():
        header[name] = {"dtype": kinds[array.dtype], "shape": list(array.shape), "data_offsets": [place, place + array.nbytes]}
        place += -(-array.nbytes // 64) * 64
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf8")
    text += b" " * (-(len(text) + 8) % 64)
    with open(path + ".new", "wb") as f:
        f.write(struct.pack("<Q", len(text)))
        f.write(text)
        for array in tensors.values():
            data_bytes = np.ascontiguousarray(array).tobytes()
            f.write(data_bytes + b"\0" * (-len(data_bytes) % 64))
    os.replace(path + ".new", path)


def write_base(weights, out, keep, tables=None):
    """What training needs of the base encoder, in half precision: the work folder is then all that train.py reads.

    `tables` are further ones that the model is to borrow, by name."""
    layers = tuple(f"encoder.layer.{i}." for i in range(net.SIZES["exact"].layers))
    kept = {k: v for k, v in weights.items() if k.startswith(layers) or k.startswith("embeddings.") and v.dim() > 0}
    kept.pop("embeddings.position_ids", None)
    kept["embeddings.word_embeddings.weight"] = kept["embeddings.word_embeddings.weight"][keep]
    kept["embeddings.position_embeddings.weight"] = kept["embeddings.position_embeddings.weight"][:net.POSITIONS]
    write_safetensors(out, {**{k: v.numpy().astype("float16") for k, v in kept.items()}, **(tables or {})}, {})


def dequantised(model, tensors):
    """Puts the exported values into the model, so that it computes what a reader computes."""
    def linear(name, layer):
        layer.weight.data = torch.from_numpy(tensors[name + ".q"].astype(np.float32) * tensors[name + ".s"][:, None])

    def table(name, embedding):
        embedding.weight.data = torch.from_numpy(tensors[name + ".q"].astype(np.float32) * tensors[name + ".s"][:, None])
    table("piece", model.piece)
    for i, affix in enumerate(model.affix):
        table(f"affix{i}", affix)
    for i, layer in enumerate(model.layers):
        for part in ("qkv", "out", "up", "down"):
            linear(f"layer{i}.{part}", getattr(layer, part))
    for name in ("head", "upos", "xpos", "feats", "names"):
        linear(name, getattr(model, name))
    for name in ("position", "shape", "casing", "word_shape"):
        getattr(model, name).weight.data = torch.from_numpy(tensors[name].astype(np.float32))
    factor = float(model.scaled_u().data[0, 0] / model.arc_u.data[0, 0])
    model.arc_u.data = torch.from_numpy(tensors["arc.u"].astype(np.float32)) / factor
    model.label_v.data = torch.from_numpy(tensors["label.v"].astype(np.float32))
    net.Linear.round_activations = True


def write_fold(path):
    """The folding table with the flag for upper case."""
    points = sorted(set(wordpiece.FOLD) | features.UPPER)
    with open(path + ".new", "w", encoding="utf8") as f:
        for point in points:
            text = wordpiece.FOLD.get(point, chr(point))
            f.write(f"{point:X}\t{' '.join(f'{ord(c):X}' for c in text)}\t{int(point in features.UPPER)}\n")
    os.replace(path + ".new", path)


def reference_sentences(source):
    """Forty sentences: some of ours, the rest from the development set."""
    out = [treebank.Sentence(line.split()) for line in REFERENCE.split("\n")]
    dev = treebank.read_conllu(os.path.join(source, "train", "treebank", "en_gum_open-ud-dev.conllu"))
    step = len(dev) // (40 - len(out))
    return out + [treebank.Sentence(s.words) for s in dev[::step]][:40 - len(out)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("data")
    parser.add_argument("out")
    parser.add_argument("--reference")
    parser.add_argument("--size", choices=net.SIZES, default="exact")
    options = parser.parse_args()
    torch.set_num_threads(1)
    model, setup, tokeniser, state = evaluate.load(options.folder, options.size)
    os.makedirs(options.out, exist_ok=True)
    tensors = tensors_of(model)
    size = model.size
    exact = "syntax.safetensors"
    metadata = dict(format="chancery-syntax-1", hidden=size.hidden, layers=size.layers, attention_heads=size.heads,
                    intermediate=size.intermediate, positions=net.POSITIONS, arc_dim=size.arc, label_dim=size.label,
                    tag_dim=size.tag, name_dim=size.name, affix_dim=net.AFFIX, shape_dim=net.SHAPE, buckets=features.BUCKETS,
                    trained_minutes=round(state["clock"] / 60, 1), trained_words=state["words"])
    if options.size != "exact":
        whole, _ = net.read_safetensors(os.path.join(options.out, exact))
        assert all(np.array_equal(tensors[k], whole[k].numpy()) for k in ("piece.q", "piece.s")), "the pieces are not those of the exact model"
        metadata["pieces_of"] = exact
        if setup.get("borrowed"):
            assert all(np.array_equal(tensors[f"affix{i}.{k}"], whole[f"affix{i}.{k}"].numpy()) for i in range(3) for k in "qs")
            metadata["affixes_of"] = exact
    metadata = {k: str(v) for k, v in metadata.items()}
    for key in ("upos", "xpos", "feats", "relations", "names"):
        metadata[key] = json.dumps(setup["labels"][key], ensure_ascii=False)
    with open(os.path.join(options.out, "vocab.txt.new"), "w", encoding="utf8") as f:
        f.write("".join(p + "\n" for p in setup["pieces"]))
    os.replace(os.path.join(options.out, "vocab.txt.new"), os.path.join(options.out, "vocab.txt"))
    write_fold(os.path.join(options.out, "fold.tsv"))
    borrowed = {f"{table}.{k}" for table, key in (("piece", "pieces_of"), ("affix0", "affixes_of"), ("affix1", "affixes_of"),
                                                  ("affix2", "affixes_of")) if key in metadata for k in "qs"}
    write_safetensors(os.path.join(options.out, exact if options.size == "exact" else options.size + ".safetensors"),
                      {k: v for k, v in tensors.items() if k not in borrowed}, metadata)
    if options.reference:
        dequantised(model, tensors)
        sentences = reference_sentences(options.data)
        items = [data.encode(s, tokeniser, setup["labels"]) for s in sentences]
        rows = []
        for item, result in zip(items, evaluate.predict(model, items)):
            pieces = [[p for p, o in zip(item["pieces"], item["owner"]) if o == i + 1] for i in range(len(item["words"]))]
            rows.append(dict(words=item["words"], pieces=pieces, shapes=item["shapes"], casing=item["casing"],
                             affixes=item["affixes"], **result))
        with open(options.reference + ".new", "w", encoding="utf8") as f:
            json.dump({"sentences": rows}, f, ensure_ascii=False)
        os.replace(options.reference + ".new", options.reference)


if __name__ == "__main__":
    main()

"""Trains the model on prepared data for a given time; the learning rate falls linearly to zero.

    train.py WORK_FOLDER --minutes 65 [--size fast] [--resume]

Reads WORK_FOLDER/prepared/*.pkl (anew before each epoch and whenever they change) and writes
WORK_FOLDER/checkpoint.pt, from which --resume continues with optimiser and clock.  The fast model
(checkpoint-fast.pt) learns from the finished exact one beside it as well as from the labels, and trees from
all sentences.  Where PyTorch finds a GPU it is used, by one worker with larger batches.  Because the
schedule follows the clock, two runs do not give the same weights bit by bit.
"""

import argparse
import glob
import os
import pickle
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import augment
import evaluate
import misspell
import model as net
import thin
from wordpiece import WordPiece

ENCODER_RATE, HEAD_RATE, SHAPE_RATE, LAYER_DECAY = 1.5e-4, 2e-3, 1e-3, 0.85
PIECES = 800            # pieces in a batch, padding included
LONGEST = 110           # sentences with more pieces are left out of training
ROUNDING_FROM = 0.85    # share of the time after which weights are rounded as in the int8 model
THIN_RATE, THIN_HEAD_RATE, THIN_DROPOUT = 5e-4, 1e-3, 0.15   # of a model cut out of a trained one
CUT_BATCHES = 40        # on which it is measured what matters in the trained one
WEIGHTS = dict(heads=1.0, relations=1.0, upos=0.5, xpos=0.5, feats=0.5, names=1.0)


def optimiser(model):
    """AdamW with rates by depth, no decay on vectors."""
    groups = {}
    depth = len(model.layers)
    whole = model.size == net.SIZES["exact"]
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if not whole:
            rate = THIN_RATE if name.startswith(("layers.", "position", "input_norm")) else THIN_HEAD_RATE
        elif name.startswith("layers."):
            rate = ENCODER_RATE * LAYER_DECAY ** (depth - 1 - int(name.split(".")[1]))
        elif name.startswith(("position", "input_norm")):
            rate = ENCODER_RATE * LAYER_DECAY ** depth
        elif name.startswith(("shape", "casing")):
            rate = SHAPE_RATE
        else:
            rate = HEAD_RATE
        groups.setdefault((rate, 0.0 if parameter.dim() < 2 else 0.01), []).append(parameter)
    return torch.optim.AdamW([dict(params=p, lr=r, base=r, weight_decay=d) for (r, d), p in groups.items()],
                             betas=(0.9, 0.98))


def freeze_borrowed(model, setup):
    """Holds still what the model borrows from the one beside which it is to read (beside.py)."""
    for table in model.affix:
        table.weight.requires_grad = not setup.get("borrowed", False)


def losses(model, batch, teacher=None):
    """Cross entropy of each task over the words that have a label for it, and of the teacher's choices over all words."""
    def loss(scores, target):
        if not bool((target >= 0).any()):
            return None
        return F.cross_entropy(scores.flatten(0, 1), target.flatten())
    arc_d, arc_h, label_d, label_h, tags, names = model(batch)
    mask = batch["word_mask"]
    heads = batch["heads"]
    if teacher is not None:
        with torch.no_grad():
            theirs = teacher(batch)
            their_arcs = teacher.arc_scores(*theirs[:2], mask)
            heads = torch.where(heads >= 0, heads, their_arcs.argmax(-1))
    parsed = (heads >= 0).any(1)
    out = {}
    if bool(parsed.any()):
        arcs = model.arc_scores(arc_d[parsed], arc_h[parsed], mask[parsed])
        relations = model.label_scores(label_d[parsed], label_h[parsed], heads[parsed].clamp(min=0))
        scores = dict(heads=arcs, relations=relations, upos=model.upos(tags[parsed]), xpos=model.xpos(tags[parsed]),
                      feats=model.feats(tags[parsed]))
        out = {k: loss(v, batch[k][parsed]) for k, v in scores.items()}
    scores_of_names = model.names(names)
    out["names"] = loss(scores_of_names, batch["names"])
    out = {k: v for k, v in out.items() if v is not None}
    if teacher is not None:
        words = mask.bool().clone()
        words[:, 0] = False
        with torch.no_grad():
            targets = dict(heads=their_arcs, relations=teacher.label_scores(*theirs[2:4], heads), names=teacher.names(theirs[5]),
                           **{k: getattr(teacher, k)(theirs[4]) for k in ("upos", "xpos", "feats")})
        for k, v in dict(scores, names=scores_of_names).items():
            soft = -(torch.softmax(targets[k][words], -1) * torch.log_softmax(v[words], -1)).sum(-1).mean()
            out[k] = 0.5 * out[k] + 0.5 * soft if k in out else 0.5 * soft
    return out


def state_of(folder):
    """What the prepared files are at the moment: names and times of change."""
    return [(p, os.stat(p).st_mtime_ns) for p in sorted(glob.glob(os.path.join(folder, "prepared", "*.pkl")))]


def epoch_batches(folder, rng, tokeniser, pieces=PIECES):
    """One epoch's batches: a share of each set (above one: so many times), casing varied and words misspelt anew."""
    items = []
    for path in sorted(glob.glob(os.path.join(folder, "prepared", "*.pkl"))):
        with open(path, "rb") as f:
            part = pickle.load(f)
        share = part["share"]
        chosen = part["items"] * int(share) + rng.sample(part["items"], int(share % 1 * len(part["items"])))
        items += [x for x in chosen if len(x["pieces"]) <= LONGEST]
    items = [misspell.misspell(augment.vary(x, rng), tokeniser, rng) for x in items]
    keyed = sorted(items, key=lambda x: len(x["pieces"]) + 4 * rng.random())
    batches, current = [], []
    for item in keyed:
        if current and (len(current) + 1) * len(item["pieces"]) > pieces:
            batches.append(current)
            current = []
        current.append(item)
    batches.append(current)
    rng.shuffle(batches)
    return batches


class Meeting:
    """Where two workers average their weights every SLICE seconds (weighted by the steps that each made).

    The second worker sits slices out while a worker gets less than the given share of a core.
    """

    SLICE, PAUSE = 30.0, 2

    def __init__(self, workers, size, share):
        self.workers, self.share = workers, share
        self.weights = torch.zeros(workers, size).share_memory_()
        self.steps = torch.zeros(workers).share_memory_()
        self.words = torch.zeros(workers).share_memory_()
        self.shares = torch.ones(workers).share_memory_()
        self.over = torch.zeros(1).share_memory_()
        self.barrier = torch.multiprocessing.get_context("fork").Barrier(workers)

    def average(self, rank, parameters, steps, words, share, over):
        """Exchanges weights; returns all workers' words since the last meeting, whether the machine
        is busy and whether training is over (worker 0 says so)."""
        if self.workers == 1:
            return int(words), False, over
        with torch.no_grad():
            place = 0
            for p in parameters:
                self.weights[rank, place:place + p.numel()] = p.view(-1)
                place += p.numel()
            self.steps[rank], self.words[rank], self.shares[rank] = steps, words, share
            if rank == 0:
                self.over[0] = float(over)
            self.barrier.wait()
            parts = self.steps / self.steps.sum().clamp(min=1)
            words, busy = int(self.words.sum()), float(self.shares.min()) < self.share
            if self.steps.sum() > 0:
                mean = (self.weights * parts[:, None]).sum(0)
                place = 0
                for p in parameters:
                    p.copy_(mean[place:place + p.numel()].view_as(p))
                    place += p.numel()
            self.barrier.wait()
        return words, busy, bool(self.over[0])


def work(rank, options, meeting, start):
    """One worker: trains until the time is over; worker 0 prints and saves."""
    torch.set_num_threads(1)
    device = options.device
    torch.manual_seed(options.seed + rank)
    rng = random.Random(options.seed + rank)
    with open(os.path.join(options.folder, "setup.pkl"), "rb") as f:
        setup = pickle.load(f)
    tokeniser = WordPiece(setup["pieces"])
    torch.manual_seed(options.seed)
    teacher = evaluate.load(options.folder)[0].to(device) if options.size != "exact" else None
    if teacher is None:
        model = net.Model(len(setup["keep"]), setup["labels"], net.SIZES[options.size])
        model.load_base(os.path.join(options.folder, "base.safetensors"))
    else:
        first = epoch_batches(options.folder, random.Random(options.seed), tokeniser, options.pieces)[:CUT_BATCHES]
        model = thin.cut(teacher, net.SIZES[options.size], (net.make_batch(b, device) for b in first), losses)
        model.dropout.below = model.extra_dropout.below = round(0.05 * 256)
        model.head_dropout.below = round(THIN_DROPOUT * 256)
        for layer in model.layers:
            layer.dropout.below = round(0.05 * 256)
        if options.alone:
            teacher = None
    freeze_borrowed(model, setup)
    model.to(device)
    torch.manual_seed(options.seed + 100 + rank)
    adam = optimiser(model)
    before, step, words = 0.0, 0, 0
    checkpoint = evaluate.checkpoint_of(options.folder, options.size)
    if options.resume:
        state = torch.load(checkpoint, map_location=device)
        model.load_state_dict(state["model"])
        adam.load_state_dict(state["optimiser"])
        before, step, words = state["clock"], state["step"], state["words"]
        rng.seed(step + rank)
    net.Dropout.generator = np.random.Generator(np.random.SFC64(1000 * step + rank + options.seed))
    parameters = [p for p in model.parameters() if p.requires_grad]
    total, means, saved = options.minutes * 60, {}, before
    slice_end, made, read, rest = meeting.SLICE, 0, 0, 0
    cpu, wall = time.process_time(), time.time()
    batches, state, epoch, finished = [], None, 0, False
    model.train()
    while not finished:
        elapsed = time.time() - start
        if elapsed >= slice_end or before + elapsed >= total:
            now_cpu, now = time.process_time(), time.time()
            share = 1.0 if rest else (now_cpu - cpu) / max(now - wall, 1e-3)
            more, busy, finished = meeting.average(rank, parameters, made, read, share, before + elapsed >= total)
            words, made, read = words + more, 0, 0
            rest = max(0, rest - 1) if not (busy and rank) else meeting.PAUSE
            slice_end = meeting.SLICE * (1 + int((time.time() - start) / meeting.SLICE))
            clock = before + time.time() - start
            if rank == 0:
                print(f"{clock / 60:.1f} min, steps {step}, words {words}, shares {meeting.shares.tolist()} "
                      + " ".join(f"{k} {v:.3f}" for k, v in sorted(means.items())), flush=True)
                if clock - saved > 180 or finished:
                    saved = clock
                    torch.save(dict(model=model.state_dict(), optimiser=adam.state_dict(), clock=clock, step=step,
                                    words=words, minutes=options.minutes), checkpoint + ".new")
                    os.replace(checkpoint + ".new", checkpoint)
            if batches and state != state_of(options.folder):
                batches = []
            cpu, wall = time.process_time(), time.time()
            continue
        if rest:
            time.sleep(min(0.2, max(0.0, slice_end - elapsed)))
            continue
        if not batches:
            state = state_of(options.folder)
            batches = epoch_batches(options.folder, rng, tokeniser, options.pieces)
            epoch += 1
            if rank == 0:
                print(f"epoch {epoch} of worker 0: {len(batches)} batches", flush=True)
        items = batches.pop()
        progress = min(1.0, (before + elapsed) / total)
        net.Linear.round_weights = progress > ROUNDING_FROM
        for group in adam.param_groups:
            group["lr"] = group["base"] * min(1, (step + 1) / 60) * (1 - progress)
        parts = losses(model, net.make_batch(items, device), teacher)
        adam.zero_grad()
        sum(WEIGHTS[k] * v for k, v in parts.items()).backward()
        torch.nn.utils.clip_grad_norm_(parameters, 2.0)
        adam.step()
        step, made, read = step + 1, made + 1, read + sum(len(x["words"]) for x in items)
        if step % 10 == 1 or device == "cpu":
            for k, v in parts.items():
                means[k] = 0.98 * means.get(k, v.item()) + 0.02 * v.item()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--minutes", type=float, default=65)
    parser.add_argument("--size", choices=net.SIZES, default="exact")
    parser.add_argument("--workers", type=int, default=1 if torch.cuda.is_available() else 2)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--pieces", type=int, default=PIECES * (8 if torch.cuda.is_available() else 1), help="in a batch")
    parser.add_argument("--share", type=float, default=0,
                        help="the second worker pauses while a worker gets less than this share of a core")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--alone", action="store_true", help="a thin model is cut out of the exact one and then learns without it")
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.backends.cuda.matmul.allow_tf32 = True
    with open(os.path.join(options.folder, "setup.pkl"), "rb") as f:
        setup = pickle.load(f)
    model = net.Model(len(setup["keep"]), setup["labels"], net.SIZES[options.size])
    freeze_borrowed(model, setup)
    meeting = Meeting(options.workers, sum(p.numel() for p in model.parameters() if p.requires_grad), options.share)
    del model
    context = torch.multiprocessing.get_context("fork")
    start = time.time()
    if options.workers == 1:
        work(0, options, meeting, start)
        return
    workers = [context.Process(target=work, args=(rank, options, meeting, start)) for rank in range(options.workers)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


if __name__ == "__main__":
    main()

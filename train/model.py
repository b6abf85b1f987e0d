"""The network: lower layers of a MiniLM encoder, word features, heads.  FORMAT.md has the formulae."""

import json
import math
import struct
import typing

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import features

BASE, HEAD, POSITIONS, AFFIX, SHAPE = 384, 32, 256, 32, 32


class Size(typing.NamedTuple):
    """The dimensions in which models differ; all are multiples of 16."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    arc: int
    label: int
    tag: int
    name: int

    def parts(self):
        """What the head layer's result is split into."""
        return [self.arc, self.arc, self.label, self.label, self.tag, self.name]


SIZES = {"exact": Size(384, 3, 12, 1536, 192, 64, 128, 128), "fast": Size(384, 3, 4, 320, 128, 48, 96, 96),
         "partner": Size(384, 3, 6, 768, 128, 48, 96, 96)}


def read_safetensors(path):
    """All tensors of a safetensors file as float32 (integers as they are), and its metadata."""
    kinds = {"F32": np.float32, "F16": np.float16, "I64": np.int64, "I8": np.int8}
    with open(path, "rb") as f:
        header = json.loads(f.read(struct.unpack("<Q", f.read(8))[0]))
        start = f.tell()
        out = {}
        for name, entry in header.items():
            if name == "__metadata__":
                continue
            f.seek(start + entry["data_offsets"][0])
            data = f.read(entry["data_offsets"][1] - entry["data_offsets"][0])
            array = np.frombuffer(data, dtype=kinds[entry["dtype"]]).reshape(entry["shape"])
            out[name] = torch.tensor(array.astype(np.float32) if array.dtype == np.float16 else array)
    return out, header.get("__metadata__", {})


def labels_in(metadata, key):
    """A list of labels in the metadata of an exported model."""
    return json.loads(metadata[key])


class RoundWeights(torch.autograd.Function):
    """Weights rounded to 7 bits a row; the gradient passes as if they were not."""

    @staticmethod
    def forward(ctx, weight):
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 63
        return torch.round(weight / scale) * scale

    @staticmethod
    def backward(ctx, gradient):
        return gradient


class Linear(nn.Linear):
    """A linear layer whose weights (and, for simulation, activations) can be rounded."""

    round_weights = False
    round_activations = False

    def forward(self, x):
        if Linear.round_activations:
            scale = x.abs().amax(-1, keepdim=True).clamp(min=1e-8) / 127
            x = torch.round(x / scale) * scale
        weight = RoundWeights.apply(self.weight) if Linear.round_weights else self.weight
        return F.linear(x, weight, self.bias)


class Dropout(nn.Module):
    """Dropout from numpy's quick generator: drawing from PyTorch's is a tenth of a step's time."""

    generator = np.random.Generator(np.random.SFC64(1))

    def __init__(self, share):
        super().__init__()
        self.below = round(share * 256)

    def forward(self, x):
        if not self.training:
            return x
        if x.is_cuda:
            return F.dropout(x, self.below / 256)
        kept = Dropout.generator.integers(0, 256, tuple(x.shape), dtype=np.uint8) >= self.below
        return x * torch.from_numpy(kept.astype(np.float32) * np.float32(256 / (256 - self.below)))


class Attend(torch.autograd.Function):
    """Attention over (batch, length, 3, heads, 32) with products by numpy, whose many small ones cost less."""

    SCALE = np.float32(HEAD ** -0.5)

    @staticmethod
    def forward(ctx, qkv, bias):
        q, k, v = (qkv.detach().numpy()[:, :, i].swapaxes(1, 2) for i in range(3))
        scores = np.matmul(q, k.swapaxes(2, 3))
        scores *= Attend.SCALE
        scores += bias.numpy()
        weights = torch.softmax(torch.from_numpy(scores), -1)
        ctx.save_for_backward(qkv, weights)
        return torch.from_numpy(np.matmul(weights.numpy(), v)).transpose(1, 2).reshape(*qkv.shape[:2], -1)

    @staticmethod
    def backward(ctx, gradient):
        qkv, weights = ctx.saved_tensors
        size, length = qkv.shape[:2]
        q, k, v = (qkv.detach().numpy()[:, :, i].swapaxes(1, 2) for i in range(3))
        g = gradient.contiguous().numpy().reshape(size, length, -1, HEAD).swapaxes(1, 2)
        inner = torch.from_numpy(np.matmul(g, v.swapaxes(2, 3))) * weights
        scores = (inner - weights * inner.sum(-1, keepdim=True)).numpy()
        scores *= Attend.SCALE
        out = np.empty(tuple(qkv.shape), dtype=np.float32)
        out[:, :, 0] = np.matmul(scores, k).swapaxes(1, 2)
        out[:, :, 1] = np.matmul(scores.swapaxes(2, 3), q).swapaxes(1, 2)
        out[:, :, 2] = np.matmul(weights.numpy().swapaxes(2, 3), g).swapaxes(1, 2)
        return torch.from_numpy(out), None


def attend(qkv, bias):
    """Attention of pieces over each other, all heads."""
    if not qkv.is_cuda:
        return Attend.apply(qkv, bias)
    q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)
    weights = torch.softmax(q @ k.transpose(2, 3) * float(Attend.SCALE) + bias, -1)
    return (weights @ v).transpose(1, 2).reshape(*qkv.shape[:2], -1)


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, size, dropout):
        super().__init__()
        self.qkv, self.out = Linear(size.hidden, 3 * HEAD * size.heads), Linear(HEAD * size.heads, size.hidden)
        self.up, self.down = Linear(size.hidden, size.intermediate), Linear(size.intermediate, size.hidden)
        self.norm1, self.norm2 = nn.LayerNorm(size.hidden, eps=1e-12), nn.LayerNorm(size.hidden, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x, bias):
        qkv = self.qkv(x)
        context = attend(qkv.view(*qkv.shape[:2], 3, -1, HEAD), bias)
        x = self.norm1(x + self.dropout(self.out(context)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Model(nn.Module):
    """Encoder, word vectors and heads for one list of label sets.

    All models are as wide as the base encoder. The exact one takes the base's lower layers; a thinner one is cut out of a
    trained exact one (thin.py).
    """

    def __init__(self, pieces, labels, size=SIZES["exact"], dropout=0.1):
        super().__init__()
        self.labels, self.size = labels, size
        self.piece = nn.Embedding(pieces, BASE)
        self.piece.weight.requires_grad = False
        self.position = nn.Embedding(POSITIONS, size.hidden)
        self.shape = nn.Embedding(features.SHAPES, size.hidden)
        self.casing = nn.Embedding(features.CASINGS, size.hidden)
        self.input_norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.layers = nn.ModuleList([Layer(size, dropout) for _ in range(size.layers)])
        self.dropout = Dropout(dropout)
        self.word_shape = nn.Embedding(features.SHAPES, SHAPE)
        self.affix = nn.ModuleList([nn.Embedding(features.BUCKETS, AFFIX) for _ in range(3)])
        self.head = Linear(size.hidden + SHAPE + 3 * AFFIX, sum(size.parts()))
        self.head_dropout, self.extra_dropout = Dropout(0.33), Dropout(0.2)
        self.arc_u = nn.Parameter(torch.randn(size.arc + 1, size.arc) * 0.02)
        self.label_v = nn.Parameter(torch.randn(len(labels["relations"]), size.label + 1, size.label + 1) * 0.02)
        self.upos, self.xpos = Linear(size.tag, len(labels["upos"])), Linear(size.tag, len(labels["xpos"]))
        self.feats, self.names = Linear(size.tag, len(labels["feats"])), Linear(size.name, len(labels["names"]))
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.casing.weight)
        for table in self.affix:
            nn.init.normal_(table.weight, std=0.1)

    def load_base(self, path):
        """Takes the piece table and the lower layers from what prepare.py kept of the base encoder."""
        weights, _ = read_safetensors(path)
        e = "embeddings."
        self.piece.weight.data = weights[e + "word_embeddings.weight"].clone()
        self.position.weight.data = (weights[e + "position_embeddings.weight"][:POSITIONS]
                                     + weights[e + "token_type_embeddings.weight"][0])
        self.input_norm.weight.data = weights[e + "LayerNorm.weight"].clone()
        self.input_norm.bias.data = weights[e + "LayerNorm.bias"].clone()
        for i, table in enumerate(self.affix):
            if f"affix{i}" in weights:       # borrowed from the model beside which this one is to read
                table.weight.data = weights[f"affix{i}"].clone()
        for i, layer in enumerate(self.layers):
            p = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                layer.qkv.__getattr__(kind).data = torch.cat(
                    [weights[p + f"attention.self.{n}.{kind}"] for n in ("query", "key", "value")])
                for part, name in ((layer.out, "attention.output.dense"), (layer.norm1, "attention.output.LayerNorm"),
                                   (layer.up, "intermediate.dense"), (layer.down, "output.dense"),
                                   (layer.norm2, "output.LayerNorm")):
                    part.__getattr__(kind).data = weights[p + f"{name}.{kind}"].clone()

    def forward(self, batch):
        """The six parts of the head layer for ROOT and all words."""
        ids = batch["ids"]
        size, length = ids.shape
        places = torch.arange(length, device=ids.device).clamp(max=POSITIONS - 1)
        x = self.piece(ids)
        x = x + self.position(places) + self.shape(batch["piece_shapes"]) \
            + self.casing(batch["casing"])[:, None]
        x = self.dropout(self.input_norm(x))
        bias = (batch["piece_mask"].float() - 1)[:, None, None, :] * 1e4
        for layer in self.layers:
            x = layer(x, bias)
        slots = batch["slots"]
        sums = x.new_zeros(size * slots, self.size.hidden).index_add_(0, batch["slot"], x.reshape(-1, self.size.hidden))
        words = (sums / batch["counts"][:, None]).view(size, slots, -1)[:, :-1]
        extra = torch.cat([self.word_shape(batch["shapes"])]
                          + [table(batch["affixes"][..., i]) for i, table in enumerate(self.affix)], -1)
        z = torch.cat([words, self.extra_dropout(extra)], -1)
        return self.head_dropout(F.gelu(self.head(z))).split(self.size.parts(), -1)

    def arc_scores(self, dependents, heads, mask):
        """Scores (batch, dependent, head); heads outside the sentence get -10000."""
        one = torch.ones_like(dependents[..., :1])
        scores = torch.cat([dependents, one], -1) @ self.scaled_u() @ heads.transpose(1, 2)
        return scores + (mask.float() - 1)[:, None, :] * 1e4

    def scaled_u(self):
        """The arc matrix as exported (the factor only sets the speed of learning)."""
        return self.arc_u * (4 / math.sqrt(self.size.arc))

    def label_scores(self, dependents, heads, chosen):
        """Scores of all relations between each word and its chosen head."""
        h = heads.gather(1, chosen[..., None].expand(-1, -1, self.size.label))
        one = torch.ones_like(h[..., :1])
        h, d = torch.cat([h, one], -1), torch.cat([dependents, one], -1)
        size, words, _ = h.shape
        left = d.reshape(size * words, -1) @ self.label_v.permute(1, 0, 2).reshape(self.size.label + 1, -1)
        return (left.view(size, words, -1, self.size.label + 1) * h[:, :, None]).sum(-1)


def make_batch(items, device="cpu"):
    """Tensors of prepared items (see data.encode); labels that are None become -100."""
    size = len(items)
    length = max(len(x["pieces"]) for x in items)
    words = max(len(x["words"]) for x in items) + 1
    ids = np.zeros((size, length), dtype=np.int64)
    mask = np.zeros((size, length), dtype=np.int64)
    piece_shapes = np.zeros((size, length), dtype=np.int64)
    slot = np.full((size, length), words, dtype=np.int64)
    shapes = np.zeros((size, words), dtype=np.int64)
    affixes = np.zeros((size, words, 3), dtype=np.int64)
    word_mask = np.zeros((size, words), dtype=np.int64)
    targets = {k: np.full((size, words), -100, dtype=np.int64)
               for k in ("heads", "relations", "upos", "xpos", "feats", "names")}
    for i, x in enumerate(items):
        m, n = len(x["pieces"]), len(x["words"])
        ids[i, :m] = x["pieces"]
        mask[i, :m] = 1
        owner = np.array(x["owner"])
        slot[i, :m] = np.where(owner < 0, words, owner)
        known = np.array([features.SHAPE_BOUNDARY] + x["shapes"])
        piece_shapes[i, :m] = known[np.maximum(owner, 0)]
        shapes[i, 1:n + 1] = x["shapes"]
        affixes[i, 1:n + 1] = x["affixes"]
        word_mask[i, :n + 1] = 1
        for k, table in targets.items():
            if x.get(k) is not None:
                table[i, 1:n + 1] = x[k]
    slots = words + 1
    slot = (slot + np.arange(size)[:, None] * slots).reshape(-1)
    counts = np.maximum(np.bincount(slot, minlength=size * slots), 1).astype(np.float32)
    out = {k: torch.from_numpy(v) for k, v in dict(
        ids=ids, piece_mask=mask, piece_shapes=piece_shapes, shapes=shapes, affixes=affixes, word_mask=word_mask,
        slot=slot, counts=counts, **targets).items()}
    out["casing"] = torch.tensor([x["casing"] for x in items])
    out = {k: v.to(device) for k, v in out.items()}
    out["slots"] = slots
    return out

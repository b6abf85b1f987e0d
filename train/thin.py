"""A thin model cut out of a trained one: what matters most stays, and the thin one begins where the wide one ended.

    small = cut(model, net.SIZES["fast"], batches)

What matters is measured on batches with labels: the sum of |gradient * value| over all words for each attention head, each inner neuron of
a layer and each output of the head layer (first-order Taylor expansion of the loss, Molchanov et al. 2017).
"""

import torch

import model as net


class Importance:
    """Sums of |gradient * value| while a model runs."""

    def __init__(self, model):
        self.sums, self.hooks = {}, []
        for i, layer in enumerate(model.layers):
            self.watch_input(layer.out, f"heads{i}", net.HEAD)
            self.watch_input(layer.down, f"inner{i}", 1)
        self.hooks.append(model.head_dropout.register_forward_hook(lambda m, x, y: self.watch(y, "parts", 1)))

    def watch_input(self, module, name, group):
        self.hooks.append(module.register_forward_pre_hook(lambda m, x: self.watch(x[0], name, group)))

    def watch(self, value, name, group):
        """Adds up |gradient * value|, `group` neighbours taken together."""
        kept = value.detach()

        def add(gradient):
            product = (gradient * kept).flatten(0, -2)
            found = product.view(product.shape[0], -1, group).sum(-1).abs().sum(0)
            self.sums[name] = self.sums.get(name, 0) + found
        value.register_hook(add)

    def close(self):
        for hook in self.hooks:
            hook.remove()

    def best(self, name, count, first=0, last=None):
        """The places of the `count` largest sums among [first, last), in order."""
        found = self.sums[name][first:last]
        return (found.topk(count).indices.sort().values + first).tolist()


def cut(model, size, batches, losses):
    """A model of the given size out of `model`; `losses(model, batch)` gives the parts of the loss."""
    importance = Importance(model)
    for batch in batches:
        model.zero_grad()
        sum(losses(model, batch).values()).backward()
    importance.close()
    model.zero_grad()

    thin = net.Model(model.piece.num_embeddings, model.labels, size)
    with torch.no_grad():
        for name in ("piece", "position", "shape", "casing", "word_shape"):
            getattr(thin, name).weight.copy_(getattr(model, name).weight)
        for to, of in zip(thin.affix, model.affix):
            to.weight.copy_(of.weight)
        thin.input_norm.load_state_dict(model.input_norm.state_dict())
        for i, (to, of) in enumerate(zip(thin.layers, model.layers)):
            columns = [net.HEAD * h + d for h in importance.best(f"heads{i}", size.heads) for d in range(net.HEAD)]
            rows = [part * net.HEAD * model.size.heads + c for part in range(3) for c in columns]
            inner = importance.best(f"inner{i}", size.intermediate)
            for layer, source, outputs, inputs in ((to.qkv, of.qkv, rows, None), (to.out, of.out, None, columns),
                                                   (to.up, of.up, inner, None), (to.down, of.down, None, inner)):
                take(layer, source, outputs, inputs)
            to.norm1.load_state_dict(of.norm1.state_dict())
            to.norm2.load_state_dict(of.norm2.state_dict())
        parts, start = [], 0
        for count, new in zip(model.size.parts(), size.parts()):
            parts.append([p - start for p in importance.best("parts", new, start, start + count)])
            start += count
        starts = [sum(model.size.parts()[:i]) for i in range(len(parts))]
        take(thin.head, model.head, [s + p for s, part in zip(starts, parts) for p in part], None)
        arc_d, arc_h, label_d, label_h, tags, names = parts
        thin.arc_u.copy_(model.scaled_u()[arc_d + [model.size.arc]][:, arc_h])
        thin.arc_u.mul_(1 / float(thin.scaled_u()[0, 0] / thin.arc_u[0, 0]))
        thin.label_v.copy_(model.label_v[:, label_d + [model.size.label]][:, :, label_h + [model.size.label]])
        for name, inputs in (("upos", tags), ("xpos", tags), ("feats", tags), ("names", names)):
            take(getattr(thin, name), getattr(model, name), None, inputs)
    return thin


def take(layer, source, outputs, inputs):
    """Copies chosen rows and columns of a linear layer; None takes all."""
    weight, bias = source.weight, source.bias
    if outputs is not None:
        weight, bias = weight[outputs], bias[outputs]
    if inputs is not None:
        weight = weight[:, inputs]
    layer.weight.copy_(weight)
    layer.bias.copy_(bias)

"""Draws how the time of `analyze` grows."""

SECONDS = [5, 10, 20, 40]


def draw(curves, file):
    """A panel for each thing that grows, both axes logarithmic; needs matplotlib."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "growth", "font.size": 9})
    from matplotlib import pyplot

    figure, panels = pyplot.subplots(1, len(curves), figsize=(10, 3), sharey=True, layout="constrained")
    for panel, (name, sizes) in zip(panels, curves.items()):
        numbers, clock, processor = zip(*sizes)
        panel.plot(numbers, processor, "s-", label="processor time")
        panel.plot(numbers, clock, "o-", label="clock")
        panel.set(xscale="log", yscale="log", xlabel=name)
        panel.minorticks_off()
        shown = numbers if len(numbers) < 5 else numbers[::2]
        panel.set_xticks(shown, [f"{number:,}" for number in shown])
        panel.set_yticks(SECONDS, SECONDS)
        panel.grid(True, which="major", alpha=0.4)
    panels[0].set_ylabel("seconds")
    panels[0].legend(frameon=False)
    figure.savefig(file, metadata={"Date": None})

namespace Daybook.Market.Prices.Reading;

/// <summary>Counts lines, tells how far the reading has come, and ends it when it is cancelled.</summary>
internal sealed class LineCounter(IReadOnlyList<PriceInput> files, IProgress<PriceReadingProgress>? progress, CancellationToken cancellationToken)
{
    private const int Step = 65_536;

    private long _lines;
    private int _number;

    public void Begin(PriceInput file)
    {
        _number++;
        Report(file);
    }

    public void Count(PriceInput file)
    {
        if (++_lines % Step == 0)
            Report(file);
    }

    public void End(PriceInput file) => Report(file);

    private void Report(PriceInput file)
    {
        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report(new PriceReadingProgress(file.Name, _number, files.Count, _lines));
    }
}


namespace Daybook.Cli.Output;

/// <summary>
/// How far a long piece of work is: one line on standard error that is drawn over and wiped at the end. Shown to people only, ten times a second at most,
/// and not at all for work that is done at once.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private const int BarWidth = 24;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Terminal _terminal;
    private readonly string _what;
    private readonly long _start;
    private readonly Lock _drawing = new();
    private TimeSpan _drawn;
    private bool _visible;

    private ProgressLine(Terminal terminal, string what)
    {
        _terminal = terminal;
        _what = what;
        _start = terminal.Time.GetTimestamp();
    }

    /// <summary>A line for this work.</summary>
    public static ProgressLine For(Terminal terminal, string what) => new(terminal, what);

    /// <summary>Says how much is done. Safe for several threads.</summary>
    public void Show(long done, long total)
    {
        if (!_terminal.ErrorIsTerminal)
            return;
        lock (_drawing)
        {
            var elapsed = _terminal.Time.GetElapsedTime(_start);
            if (elapsed < Patience || elapsed - _drawn < Interval)
                return;
            _drawn = elapsed;
            _visible = true;
            _terminal.Error.Write("\r\u001b[K" + Draw(done, total));
        }
    }

    /// <summary>Wipes the line.</summary>
    public void Dispose()
    {
        if (_visible)
            _terminal.Error.Write("\r\u001b[K");
    }

    private string Draw(long done, long total)
    {
        if (total <= 0)
            return $"{_what}  {Quantity.Count(done)}";
        var share = Math.Clamp((double)done / total, 0, 1);
        var filled = (int)(share * BarWidth);
        return $"{_what}  {new string('━', filled)}{new string('─', BarWidth - filled)}  {Quantity.Count(done)} of {Quantity.Count(total)}";
    }
}

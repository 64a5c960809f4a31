using System.Diagnostics;

namespace Daybook.Torture.Promises;

/// <summary>Shows on a terminal, a few times a second, how far an ordeal is; elsewhere now and then a line.</summary>
internal sealed class ProgressLine(string what, TextWriter output, bool isTerminal)
{
    private const string EraseLine = "\r\u001b[K";

    private readonly TimeSpan _every = isTerminal ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(60);
    private long _shown = Stopwatch.GetTimestamp();
    private bool _isOnScreen;

    public void Show(long done, long total)
    {
        if (Stopwatch.GetElapsedTime(_shown) < _every)
            return;
        _shown = Stopwatch.GetTimestamp();
        var text = $"{what}: {done:N0} of {total:N0}";
        if (!isTerminal)
        {
            output.WriteLine(text);
            return;
        }

        output.Write(EraseLine + text);
        _isOnScreen = true;
    }

    public void Clear()
    {
        if (_isOnScreen)
            output.Write(EraseLine);
        _isOnScreen = false;
    }
}

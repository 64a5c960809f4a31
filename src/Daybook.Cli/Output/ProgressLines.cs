using Daybook.Operations;

namespace Daybook.Cli.Output;

/// <summary>How far an operation is: a <see cref="ProgressLine"/> for what it is doing, and another when it goes on to something else.</summary>
internal sealed class ProgressLines(Terminal terminal) : IProgress<OperationProgress>, IDisposable
{
    private readonly Lock _changing = new();
    private ProgressLine? _line;
    private string? _step;

    public void Report(OperationProgress value)
    {
        if (!terminal.ErrorIsTerminal)
            return;
        lock (_changing)
        {
            if (_step != value.Step)
            {
                _line?.Dispose();
                (_line, _step) = (ProgressLine.For(terminal, value.Step), value.Step);
            }

            _line?.Show(value.Done, value.Total);
        }
    }

    /// <summary>Wipes the line.</summary>
    public void Dispose()
    {
        lock (_changing)
        {
            _line?.Dispose();
            (_line, _step) = (null, null);
        }
    }
}

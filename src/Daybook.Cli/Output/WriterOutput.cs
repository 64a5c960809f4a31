using System.Text;
using Spectre.Console;

namespace Daybook.Cli.Output;

/// <summary>A writer of a fixed width, as Spectre.Console sees it.</summary>
internal sealed class WriterOutput(TextWriter writer, int width, bool isTerminal) : IAnsiConsoleOutput
{
    public TextWriter Writer => writer;

    public bool IsTerminal => isTerminal;

    public int Width => width;

    public int Height => 24;

    public void SetEncoding(Encoding encoding)
    {
        // The writer is UTF-8 already.
    }
}

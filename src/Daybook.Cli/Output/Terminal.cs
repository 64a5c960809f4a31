using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Daybook.Cli.Output;

/// <summary>The tool's surroundings: its streams, whether people sit at them, the clock and the environment. Tests bring their own.</summary>
internal sealed class Terminal
{
    /// <summary>Standard input, as bytes.</summary>
    public required Stream Input { get; init; }

    /// <summary>Standard output, as bytes; results and nothing else.</summary>
    public required Stream Output { get; init; }

    /// <summary>Standard error: messages and progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person types the input.</summary>
    public bool InputIsTerminal { get; init; }

    /// <summary>Whether a person reads the output; otherwise it is plain.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether a person reads the messages; only then is progress shown.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The terminal's width in characters.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Whether colours are welcome (no NO_COLOR).</summary>
    public bool Colour { get; init; }

    /// <summary>The environment's variables.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>What people type before a verb.</summary>
    public string Command { get; init; } = ToolCommand.Installed;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The process's own terminal.</summary>
    public static Terminal OfProcess()
    {
        var isDumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        var outputIsTerminal = !Console.IsOutputRedirected && !isDumb;
        return new Terminal
        {
            Input = Console.OpenStandardInput(),
            Output = OpenOutput(),
            Error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true },
            InputIsTerminal = !Console.IsInputRedirected,
            OutputIsTerminal = outputIsTerminal,
            ErrorIsTerminal = !Console.IsErrorRedirected && !isDumb,
            Width = outputIsTerminal ? Math.Max(40, Console.WindowWidth) : 80,
            Colour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            Variable = Environment.GetEnvironmentVariable,
            Command = ToolCommand.Of(AppContext.BaseDirectory, Environment.CurrentDirectory),
        };
    }

    // The console's own stream hides that the reader of a pipe has gone, and `tail | head` would never end. A file's stream tells it,
    // but keeps an offset of its own, which is wrong for a file that is shared with other commands: so it is taken for pipes alone.
    private static Stream OpenOutput()
    {
        if (Console.IsOutputRedirected && !OperatingSystem.IsWindows())
        {
            var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!pipe.CanSeek)
                return pipe;
        }

        return Console.OpenStandardOutput();
    }
}

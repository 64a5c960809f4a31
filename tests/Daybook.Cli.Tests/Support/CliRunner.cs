using System.Text;
using Daybook.Cli.Output;

namespace Daybook.Cli.Tests.Support;

/// <summary>What one run of the tool left behind.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CliResult(int Code, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The result of a run that should have worked.</summary>
    public CliResult Fine()
    {
        Assert.True(Code == 0, $"exit code {Code}: {Error}");
        return this;
    }
}

/// <summary>Runs the tool in this process, with streams, clock and environment of the test's own.</summary>
internal static class CliRunner
{
    public static Task<CliResult> RunAsync(params string[] arguments) => RunAsync(new CliSetting(), arguments);

    public static async Task<CliResult> RunAsync(CliSetting setting, params string[] arguments)
    {
        using var output = new MemoryStream();
        var error = new StringWriter();
        var terminal = new Terminal
        {
            Input = setting.Input ?? new MemoryStream(Encoding.UTF8.GetBytes(setting.InputText)),
            Output = setting.Output ?? output,
            Error = setting.Error ?? error,
            InputIsTerminal = setting.InputIsTerminal,
            OutputIsTerminal = setting.Width is not null,
            ErrorIsTerminal = setting.ErrorIsTerminal,
            Width = setting.Width ?? 80,
            Colour = setting.Colour,
            Time = setting.Time,
            Command = setting.Command,
            Variable = name => setting.Variables.GetValueOrDefault(name),
        };
        var code = await new Tool(terminal).RunAsync(arguments, setting.Cancellation);
        return new CliResult(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}

/// <summary>The surroundings of a run.</summary>
internal sealed record CliSetting
{
    public string InputText { get; init; } = string.Empty;

    public Stream? Input { get; init; }

    public Stream? Output { get; init; }

    /// <summary>Takes standard error; null: the result has it.</summary>
    public TextWriter? Error { get; init; }

    public bool InputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>The terminal's width; null: a pipe.</summary>
    public int? Width { get; init; }

    public bool Colour { get; init; }

    /// <summary>What people type before a verb.</summary>
    public string Command { get; init; } = "daybook";

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Dictionary<string, string> Variables { get; init; } = [];

    public CancellationToken Cancellation { get; init; } = TestContext.Current.CancellationToken;
}

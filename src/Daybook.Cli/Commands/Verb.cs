using System.CommandLine;
using Daybook.Cli.Output;

namespace Daybook.Cli.Commands;

/// <summary>One verb of the tool: its options, its examples, and what it does.</summary>
internal abstract class Verb : Command
{
    protected Verb(Terminal terminal, string name, string description, params string[] examples)
        : base(name, description)
    {
        Examples = examples;
        SetAction(async (parsed, cancellation) =>
        {
            var run = new Invocation(parsed, terminal);
            await using (run.ConfigureAwait(false))
            {
                var code = await RunAsync(run, cancellation).ConfigureAwait(false);
                run.Screen.Flush();
                return code;
            }
        });
    }

    /// <summary>What is typed behind the tool's name, such as <c>query</c> or <c>serve key</c>.</summary>
    public string FullName => Parents.OfType<Verb>().FirstOrDefault() is { } above ? $"{above.FullName} {Name}" : Name;

    /// <summary>Commands that work, for <c>--help</c>.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Does it, and returns the exit code.</summary>
    protected abstract Task<int> RunAsync(Invocation run, CancellationToken cancellationToken);
}

using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Integrity;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook verify</c>.</summary>
internal sealed class VerifyVerb : Verb
{
    private readonly Option<bool> _requireAnchor = new("--require-anchor") { Description = "A missing anchor is a finding, not a warning" };
    private readonly Option<string?> _expectRoot = new("--expect-root") { HelpName = "HEX", Description = "A root that was kept elsewhere: the journal must still have it" };
    private readonly Option<long?> _at = new("--at") { HelpName = "COUNT", Description = "How many events the journal had at that root (default: all)" };

    public VerifyVerb(Terminal terminal)
        : base(
            terminal,
            "verify",
            "Recompute the journal's hash tree and caches, and prove that nothing was changed or removed.",
            "daybook verify",
            "daybook verify --require-anchor --json",
            "daybook verify --expect-root 5e0f…d1c2 --at 5610")
    {
        Add(_requireAnchor);
        Add(_expectRoot);
        _at.CustomParser = Limits.Count();
        Add(_at);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var options = new VerifyOptions { RequireAnchor = run.Get(_requireAnchor), ExpectedRoot = Root(run.Get(_expectRoot)), ExpectedCount = run.Get(_at) };
        if (options.ExpectedCount is not null && options.ExpectedRoot is null)
            throw new MisuseException("--at needs --expect-root: it says at which size that root was taken");
        JournalReader reader;
        try
        {
            reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (JournalOpenException error) when (error.Problem == JournalOpenProblem.Corrupt)
        {
            // Damage is what was looked for: a file that cannot even be opened is a finding like any other.
            if (run.Json)
                JsonOutput.Document(run.Terminal, writer => VerifyView.WriteJson(writer, error));
            else
                run.Screen.Line(Piece.Bad("1 finding"), $": {error.Message}");
            return ExitCode.Found;
        }

        VerifyReport report;
        using (var progress = ProgressLine.For(run.Terminal, "verifying"))
        {
            var steps = new Step<VerifyProgress>(step => progress.Show(step.Done, step.Total));
            report = await reader.VerifyAsync(options, steps, cancellationToken).ConfigureAwait(false);
        }

        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => VerifyView.WriteJson(writer, report));
        else
            VerifyView.Show(run.Screen, report);
        return report.Ok ? ExitCode.Fine : ExitCode.Found;
    }

    private static MerkleHash? Root(string? hex)
    {
        if (hex is null)
            return null;
        return MerkleHash.TryParse(hex, out var root) ? root : throw new MisuseException($"--expect-root: '{hex}' is not a root; a root has 64 hex digits");
    }
}

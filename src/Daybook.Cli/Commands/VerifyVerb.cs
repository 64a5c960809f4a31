using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Operations.Verifying;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook verify</c>.</summary>
internal sealed class VerifyVerb : Verb
{
    private readonly Option<bool> _requireAnchor = new("--require-anchor") { Description = "A missing anchor is a finding, not a warning" };
    private readonly Option<string?> _expectRoot = new("--expect-root") { HelpName = "HEX", Description = "A root kept elsewhere, which the journal must still have" };
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
        var request = new VerifyRequest { RequireAnchor = run.Get(_requireAnchor), ExpectRoot = run.Get(_expectRoot), At = run.Get(_at) };
        var answer = await VerifyOperation.RunAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
        run.EndProgress();
        if (run.Json)
            run.WriteJson(answer);
        else
            VerifyView.Show(run.Screen, answer);
        return answer.Ok ? ExitCode.Fine : ExitCode.Found;
    }
}

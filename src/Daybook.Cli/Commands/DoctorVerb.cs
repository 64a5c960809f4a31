using System.Reflection;
using System.Runtime.InteropServices;
using Daybook.Cli.Output;
using Daybook.Operations.Doctoring;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook doctor</c>.</summary>
internal sealed class DoctorVerb(Terminal terminal) : Verb(
    terminal,
    "doctor",
    "Check the journal's surroundings: files, anchor, writers, sessions, clock and disk. Changes nothing.",
    "daybook doctor",
    "daybook doctor --json")
{
    private static readonly string[] Variables = [GlobalOptions.JournalVariable, "NO_COLOR", "DAYBOOK_DEBUG"];

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var request = new DoctorRequest { Own = [new DoctorCheck("tool", Health.Ok, Versions(run)), new DoctorCheck("environment", Health.Ok, Set(run))] };
        var answer = await DoctorOperation.RunAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            run.WriteJson(answer);
        else
            Show(run.Screen, answer);
        return answer.Ok ? ExitCode.Fine : ExitCode.Found;
    }

    private static string Versions(Invocation run)
    {
        var version = typeof(DoctorVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        return $"daybook {version}, {string.Join(", ", run.Context.Journals.Software)}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}";
    }

    private static string Set(Invocation run)
    {
        var set = Variables.Where(name => !string.IsNullOrEmpty(run.Terminal.Variable(name))).Select(name => $"{name}={run.Terminal.Variable(name)}").ToArray();
        return set.Length == 0 ? "no variable is set" : string.Join(", ", set);
    }

    private static void Show(IScreen screen, DoctorAnswer answer)
    {
        screen.Table(new TableView(
            [new Column("name"), new Column("health"), new Column("message", IsElastic: true, Wraps: true)],
            [.. answer.Checks.Select(check => new Piece[] { check.Name, Word(check.Health), check.Message })])
        {
            HasHeader = false,
        });
        screen.Line();
        screen.Line(answer.Ok ? Piece.Good("all is well") : Piece.Bad(Quantity.Count(answer.Findings, "finding")));
    }

    private static Piece Word(Health health) => health switch
    {
        Health.Finding => Piece.Bad("finding"),
        Health.Note => Piece.Muted("note"),
        _ => Piece.Good("ok"),
    };
}

using System.Text.Json;
using Daybook.Cli.Doctoring;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Storage;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook doctor</c>.</summary>
internal sealed class DoctorVerb(Terminal terminal) : Verb(
    terminal,
    "doctor",
    "Check the journal's surroundings: files, anchor, writers, sessions, clock and disk. Changes nothing.",
    "daybook doctor",
    "daybook doctor --json")
{
    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var answers = await AskAsync(run, cancellationToken).ConfigureAwait(false);
        var findings = answers.Count(answer => answer.Health == Health.Finding);
        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => WriteJson(writer, answers));
        else
            Show(run.Screen, answers, findings);
        return findings == 0 ? ExitCode.Fine : ExitCode.Found;
    }

    private static async Task<List<Diagnosis>> AskAsync(Invocation run, CancellationToken cancellationToken)
    {
        var answers = new List<Diagnosis> { Surroundings.Tool(), Surroundings.Environment(run) };
        var path = FileDoctor.Target(run.JournalPath);
        answers.AddRange(FileDoctor.Journal(path));
        if (!File.Exists(path))
            return answers;
        answers.Add(FileDoctor.Log(path));
        answers.Add(FileDoctor.Space(path));
        try
        {
            var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
            var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
            answers.Add(FileDoctor.Anchor(path, head));
            answers.Add(FileDoctor.Writing(run.Context.Journals.FilesOf(path), path));
            answers.AddRange(await JournalDoctor.AskAsync(reader, head, run.Terminal.Time, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (error is JournalOpenException or StoreUnavailableException or StoreFaultedException)
        {
            answers.Add(Diagnosis.Finding("opening", error.Message));
        }

        return answers;
    }

    private static void Show(IScreen screen, List<Diagnosis> answers, int findings)
    {
        screen.Table(new TableView(
            [new Column("name"), new Column("health"), new Column("message", IsElastic: true, Wraps: true)],
            [.. answers.Select(answer => new Piece[] { answer.Name, Word(answer.Health), answer.Message })])
        {
            HasHeader = false,
        });
        screen.Line();
        screen.Line(findings == 0 ? Piece.Good("all is well") : Piece.Bad(Quantity.Count(findings, "finding")));
    }

    private static Piece Word(Health health) => health switch
    {
        Health.Finding => Piece.Bad("finding"),
        Health.Note => Piece.Muted("note"),
        _ => Piece.Good("ok"),
    };

    private static void WriteJson(Utf8JsonWriter writer, List<Diagnosis> answers)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok", answers.TrueForAll(answer => answer.Health != Health.Finding));
        writer.WriteStartArray("checks");
        foreach (var answer in answers)
        {
            writer.WriteStartObject();
            writer.WriteString("name", answer.Name);
            writer.WriteString("health", Word(answer.Health).Text);
            writer.WriteString("message", answer.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

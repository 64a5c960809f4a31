using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Operations.Exporting;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook export</c>.</summary>
internal sealed class ExportVerb : Verb
{
    private const string StandardOutput = "-";

    private readonly Argument<string> _file = new("file")
    {
        HelpName = "FILE",
        Description = "The file: .jsonl, .csv (both optionally with .gz) or .parquet; - for standard output",
    };

    private readonly EventSelectionOptions _selection;
    private readonly Option<string?> _format = new("--format") { HelpName = "jsonl|csv|parquet", Description = "The format (default: from the file's extension; jsonl for -)" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace the file if it exists" };

    public ExportVerb(Terminal terminal)
        : base(
            terminal,
            "export",
            "Write the events that a filter selects to a file, ordered by id.",
            "daybook export q3.csv --from 2025-07-01 --to 2025-10-01",
            "daybook export blocks.parquet \"category = 'protection' and action in ('block', 'deny')\"",
            "daybook export everything.jsonl.gz")
    {
        Add(_file);
        _selection = EventSelectionOptions.AddTo(this, FilterArgument.Session());
        _format.Validators.Add(Limits.Among([.. ExportOperation.Formats.Keys]));
        Add(_format);
        Add(_force);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var file = run.Get(_file)!;
        var isFile = file != StandardOutput;
        if (!isFile)
            RequirePipe(run);
        var request = new ExportRequest
        {
            Selection = _selection.Read(run),
            File = isFile ? file : null,
            Format = run.Get(_format) is { } format ? ExportOperation.Formats[format] : null,
            Force = run.Get(_force),
        };
        ExportAnswer answer;
        try
        {
            answer = isFile
                ? await ExportOperation.RunAsync(run.Context, request, cancellationToken).ConfigureAwait(false)
                : await ExportOperation.WriteAsync(run.Context, request, run.Terminal.Output, cancellationToken).ConfigureAwait(false);
            run.EndProgress();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            run.EndProgress();
            run.Say(isFile ? $"stopped; {file} was not written" : "stopped; what was written is not the whole");
            throw;
        }

        if (run.Json)
            run.WriteJson(answer);
        else if (isFile)
            Show(run.Screen, answer);
        UnknownNames.Say(run, answer.UnknownNames);
        return ExitCode.Fine;
    }

    private static void RequirePipe(Invocation run)
    {
        if (run.Terminal.OutputIsTerminal)
            throw new MisuseException("-: an export is for programs, and standard output is a terminal; pipe it, name a file, or look at events with query");
        if (run.Json)
            throw new MisuseException("--json reports on standard output, where the events go; name a file, or leave --json out");
    }

    private static void Show(IScreen screen, ExportAnswer answer)
    {
        screen.Line(Piece.Strong(Quantity.Count(answer.Events, "event")), $" in {answer.File}, {Quantity.Bytes(answer.Bytes!.Value)}");
        screen.Line(Piece.Muted($"  of {Quantity.Count(answer.Journal.Events, "event")} in the journal, whose root was {answer.Journal.Root}"));
    }
}

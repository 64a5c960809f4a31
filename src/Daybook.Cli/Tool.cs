using System.CommandLine;
using System.CommandLine.Help;
using Daybook.Cli.Commands;
using Daybook.Cli.Output;
using Daybook.Filters;
using Daybook.Operations;
using Daybook.Storage;

namespace Daybook.Cli;

/// <summary>The <c>daybook</c> tool: its verbs, and what becomes of errors.</summary>
internal sealed class Tool
{
    private const string DebugVariable = "DAYBOOK_DEBUG";

    private readonly Terminal _terminal;
    private readonly RootCommand _root;

    public Tool(Terminal terminal)
    {
        _terminal = terminal;
        _root = new RootCommand("The flight recorder of systematic portfolios.");
        foreach (var option in GlobalOptions.All)
            _root.Add(option);
        foreach (var verb in Verbs(terminal))
            _root.Add(verb);
        foreach (var help in _root.Options.OfType<HelpOption>())
        {
            help.Description = "Show what it does, its options and examples";
            help.Action = new HelpText(terminal);
        }
    }

    /// <summary>The verbs, in the order of the help.</summary>
    public IEnumerable<Verb> AllVerbs => _root.Subcommands.OfType<Verb>();

    /// <summary>Runs one command line and returns its exit code.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken = default)
    {
        // A filter or a reason may begin with '@'; it never means a file of arguments.
        var parsed = _root.Parse(arguments.Count == 0 ? ["--help"] : arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpText)
            return Fail([Usage(parsed)]);
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (IOException error) when (ClosedOutput.Is(error))
        {
            return ExitCode.Fine;
        }
        catch (RefusedException error)
        {
            return Fail(Refusal.Lines(error, parsed.CommandResult.Command), error);
        }
        catch (Exception error) when (IsExpected(error))
        {
            return Fail([error.Message], error);
        }
        catch (Exception error)
        {
            return Fail([$"unexpected {error.GetType().Name}: {error.Message} (set {DebugVariable}=1 to see where)"], error);
        }
    }

    private static IEnumerable<Verb> Verbs(Terminal terminal) =>
    [
        new DemoVerb(terminal),
        new ReplayVerb(terminal),
        new StateVerb(terminal),
        new SeriesVerb(terminal),
        new RedecideVerb(terminal),
        new WhatIfVerb(terminal),
        new ReleaseVerb(terminal),
        new TradingVerb(terminal),
        new ImportVerb(terminal),
        new ExportVerb(terminal),
        new RecordVerb(terminal),
        new ServeVerb(terminal),
        new ReportVerb(terminal),
        new QueryVerb(terminal),
        new TailVerb(terminal),
        new StatsVerb(terminal),
        new HistogramVerb(terminal),
        new TimelineVerb(terminal),
        new DecisionsVerb(terminal),
        new EventVerb(terminal),
        new SessionVerb(terminal),
        new TraceVerb(terminal),
        new ExplainVerb(terminal),
        new AuditVerb(terminal),
        new VerifyVerb(terminal),
        new BackupVerb(terminal),
        new RecoverVerb(terminal),
        new DoctorVerb(terminal),
        new CatalogueVerb(terminal),
        new ConfigVerb(terminal),
        new CalendarVerb(terminal),
        new GenerateVerb(terminal),
        new BenchVerb(terminal),
        new BenchWriterVerb(terminal),
        new HelpVerb(terminal),
    ];

    private static bool IsExpected(Exception error) =>
        error is MisuseException or FilterSyntaxException or JournalOpenException or StoreUnavailableException or StoreFaultedException or ArgumentException or IOException or UnauthorizedAccessException;

    private static string Usage(ParseResult parsed)
    {
        if (parsed.CommandResult.Command is not Verb && parsed.UnmatchedTokens is [var unknown, ..])
            return HelpVerb.Unknown(unknown, parsed.RootCommandResult.Command);
        var verb = parsed.CommandResult.Command is Verb named ? $"daybook {named.FullName}" : "daybook";
        return $"{parsed.Errors[0].Message.TrimEnd('.')}; see '{verb} --help'";
    }

    private int Fail(IReadOnlyList<string> lines, Exception? error = null)
    {
        for (var line = 0; line < lines.Count; line++)
            _terminal.Error.WriteLine((line == 0 ? "daybook: " : "") + VisibleText.Of(lines[line]));
        if (error is not null && _terminal.Variable(DebugVariable) == "1")
            _terminal.Error.WriteLine(error);
        return ExitCode.Misuse;
    }
}

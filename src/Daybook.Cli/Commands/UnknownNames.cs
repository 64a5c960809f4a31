using Daybook.Operations.Selecting;

namespace Daybook.Cli.Commands;

/// <summary>Says why a filter finds nothing, when it names a type, a category, an action or a portfolio that no event of the journal has.</summary>
internal static class UnknownNames
{
    /// <summary>Says it on standard error.</summary>
    public static void Say(Invocation run, IEnumerable<UnknownName> names)
    {
        foreach (var unknown in names)
            run.Say($"no event has the {unknown.Field} '{unknown.Name}'; {(unknown.Meant is { } meant ? $"did you mean '{meant}'?" : unknown.Field == "portfolio" ? "the start of a session says its portfolio" : "'daybook catalogue' lists those that Daybook knows")}");
    }
}

using Daybook.Files;

namespace Daybook.Engine.Settings;

/// <summary><c>true</c> or <c>false</c>, as YAML 1.2 writes them.</summary>
internal sealed class FlagDomain : Domain<bool>
{
    public override string Type => "flag";

    public override string Accepts => "true or false";

    protected override string Example => "true";

    public override string Format(bool value) => value ? "true" : "false";

    public override ValueProblem? Read(SourceNode node, out bool value)
    {
        value = false;
        if (Unquoted(node, out var text) is { } problem)
            return problem;
        value = text is "true" or "True" or "TRUE";
        return value || text is "false" or "False" or "FALSE" ? null : Wrong(node);
    }

    public override ValueProblem? Check(bool value) => null;
}

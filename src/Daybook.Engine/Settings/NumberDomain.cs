using System.Globalization;
using Daybook.Files;

namespace Daybook.Engine.Settings;

/// <summary>Finite numbers from one bound to another, both inclusive.</summary>
internal sealed class NumberDomain(double least, double most) : Domain<double>
{
    private static readonly string[] NotFinite = [".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF", ".nan", ".NaN", ".NAN"];

    public override string Type => "number";

    public override string Accepts => $"{Format(least)} to {Format(most)}";

    public override double? Minimum => least;

    public override double? Maximum => most;

    protected override string Example => Format(least);

    public override string Format(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public override ValueProblem? Read(SourceNode node, out double value)
    {
        value = 0;
        if (Unquoted(node, out var text) is { } problem)
            return problem;
        if (NotFinite.Contains(text, StringComparer.Ordinal))
            value = double.NaN;
        else if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            return Wrong(node);
        if (!double.IsFinite(value))
            return new ValueProblem(ValueCodes.NotFinite, $"{SourceNode.Shorten(text)} is not finite; expected: {Accepts}");

        // There is one zero: the other one would be equal and have another text.
        value += 0.0;
        return Check(value) is null ? null : Outside(SourceNode.Shorten(text));
    }

    public override ValueProblem? Check(double value)
    {
        if (!double.IsFinite(value))
            return new ValueProblem(ValueCodes.NotFinite, $"{Format(value)} is not finite; expected: {Accepts}");
        return value < least || value > most ? Outside(Format(value)) : null;
    }

    private ValueProblem Outside(string shown) => new(ValueCodes.OutOfRange, $"{shown} is outside {Accepts}");
}

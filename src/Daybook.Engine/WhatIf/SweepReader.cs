using System.Globalization;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Files;

namespace Daybook.Engine.WhatIf;

/// <summary>Reads the text of a grid, and gathers what is wrong with it.</summary>
internal sealed class SweepReader(int limit)
{
    private readonly List<SweepError> _errors = [];

    /// <exception cref="SweepFormatException">Anything is wrong.</exception>
    public IReadOnlyList<SweepAxis> Read(string text)
    {
        var axes = new List<SweepAxis>();
        foreach (var part in new SweepText(text, 1).Split(','))
        {
            if (Axis(part) is not { } axis)
                continue;
            if (axes.Exists(known => known.Key == axis.Key))
                Refuse(part, $"{axis.Key} is given more than once");
            axes.Add(axis);
        }

        return _errors.Count == 0 ? axes : throw new SweepFormatException(_errors);
    }

    private SweepAxis? Axis(SweepText part)
    {
        if (part.Text.Length == 0 || part.Cut("=") is not { } halves)
            return Refuse(part, $"{Shown(part.Text)} is no parameter; expected: key=values, such as whipsaw.period_days=7..30");
        if (ParameterRegistry.Find(halves.Before.Text) is not { } parameter)
            return Refuse(part, $"{Shown(halves.Before.Text)}: {UnknownKeys.Finding(halves.Before.Text).Message}");
        var values = new OrderedDictionary<string, SweepText>(StringComparer.Ordinal);
        foreach (var piece in halves.Behind.Split('|'))
        {
            foreach (var value in Values(parameter, piece))
                Add(parameter, values, piece, value);
        }

        return new SweepAxis(parameter.Key, [.. values.Keys]);
    }

    /// <summary>The values of a piece as they are written: one, or those of a range.</summary>
    private IEnumerable<string> Values(Parameter parameter, SweepText piece)
    {
        var kind = parameter.ValueOf(EngineConfiguration.Default);
        if (piece.Cut("..") is not { } ends)
            return [piece.Text];
        return kind is int or double ? Range(parameter, piece, ends.Before, ends.Behind, isWhole: kind is int) : Nothing(piece, $"{parameter.Key} is a {parameter.Type} and has no ranges; expected: {parameter.Accepts}, separated by |");
    }

    private IEnumerable<string> Range(Parameter parameter, SweepText piece, SweepText first, SweepText rest, bool isWhole)
    {
        var (last, stepText) = rest.Cut(":") is { } halves ? (halves.Before, (SweepText?)halves.Behind) : (rest, null);
        if (Number(first, isWhole) is not { } from || Number(last, isWhole) is not { } to)
            return [];
        if (from > to)
            return Nothing(piece, $"{Shown(piece.Text)} runs backwards; expected: the smaller number first");
        if (stepText is null && !isWhole)
            return Nothing(piece, $"{Shown(piece.Text)} has no step; expected: from..to:step, such as {first.Text}..{last.Text}:0.05");
        if (stepText is { } given && Number(given, isWhole) is null)
            return [];
        var step = stepText is { } written ? Number(written, isWhole)!.Value : 1;
        if (step <= 0)
            return Nothing(stepText!.Value, $"the step is {Shown(stepText.Value.Text)}; expected: a number above 0");

        // Ends that are not legal are said before anything is counted: they may be far apart.
        if (!IsLegal(parameter, first) || !IsLegal(parameter, last))
            return [];
        if ((to - from) / limit >= step)
            return Nothing(piece, string.Create(CultureInfo.InvariantCulture, $"{Shown(piece.Text)} has more than {limit:N0} values"));
        return Enumerable.Range(0, (int)((to - from) / step) + 1).Select(i => (from + (i * step)).ToString(CultureInfo.InvariantCulture));
    }

    private decimal? Number(SweepText text, bool isWhole)
    {
        if (decimal.TryParse(text.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && (!isWhole || decimal.IsInteger(number)))
            return number;
        Refuse(text, $"{Shown(text.Text)} is not a {(isWhole ? "whole number" : "number")}");
        return null;
    }

    private bool IsLegal(Parameter parameter, SweepText text) => Normal(parameter, text, text.Text) is not null;

    private void Add(Parameter parameter, OrderedDictionary<string, SweepText> values, SweepText piece, string value)
    {
        if (Normal(parameter, piece, value) is { } normal && !values.TryAdd(normal, piece))
            Refuse(piece, $"{parameter.Key} takes the value {Shown(normal)} more than once");
    }

    /// <summary>The value as the configuration writes it, or null when it is not legal, which is said.</summary>
    private string? Normal(Parameter parameter, SweepText piece, string value)
    {
        var configuration = EngineConfiguration.Default;
        var findings = ConfigurationOverrides.Set(parameter, value, ref configuration);
        if (findings.Count == 0)
            return parameter.TextOf(configuration);
        Refuse(piece, $"{parameter.Key}: {findings[0].Message}");
        return null;
    }

    private IEnumerable<string> Nothing(SweepText at, string message)
    {
        Refuse(at, message);
        return [];
    }

    private SweepAxis? Refuse(SweepText at, string message)
    {
        _errors.Add(new SweepError(at.Position, message));
        return null;
    }

    private static string Shown(string text) => $"'{SourceNode.Shorten(text)}'";
}

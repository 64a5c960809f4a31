using System.Globalization;
using Daybook.Filters.Conditions;
using Superpower.Model;

namespace Daybook.Filters.Parsing;

/// <summary>Makes conditions from tokens, and says where a field is unknown or a value is of the wrong kind.</summary>
internal sealed class ConditionBinder(DateTimeOffset now)
{
    public Condition Compare(LocatedField field, CompareOperator @operator, Token<FilterToken> valueToken)
    {
        var value = Bind(field, valueToken);
        if (ConditionRules.WhatOperatorNeeds(@operator, value) is { } expected)
            throw Error(valueToken, $"{Excerpt.Of(valueToken)} cannot be ordered by '{@operator.ToSymbol()}'", expected);
        return new Compare(field.Field, @operator, value);
    }

    public Condition Between(LocatedField field, Token<FilterToken> low, Token<FilterToken> high) =>
        new And([Compare(field, CompareOperator.GreaterOrEqual, low), Compare(field, CompareOperator.LessOrEqual, high)]);

    public Condition In(LocatedField field, Token<FilterToken>[] valueTokens)
    {
        var values = new List<FilterValue>(valueTokens.Length);
        foreach (var token in valueTokens)
        {
            var value = Bind(field, token);
            if (values.Count > 0 && value.Kind != values[0].Kind)
                throw Error(token, $"{Excerpt.Of(token)} is of another kind than the first value of the list", "values of one kind");
            values.Add(value);
        }

        return new In(field.Field, values);
    }

    public static Condition Like(LocatedField field, Token<FilterToken> patternToken)
    {
        var pattern = BindPattern(field, patternToken);
        if (!LikePattern.IsWellFormed(pattern))
            throw Error(patternToken, "the pattern's last backslash has nothing to take", @"a character behind it; \\ stands for a backslash");
        return new Like(field.Field, pattern);
    }

    public static Condition Contains(LocatedField field, Token<FilterToken> partToken) => new Contains(field.Field, BindPattern(field, partToken));

    public static Condition IsNull(LocatedField field) => new IsNull(field.Field);

    private FilterValue Bind(LocatedField field, Token<FilterToken> token)
    {
        if (ConditionRules.WhatFieldNeeds(field.Field) is { } key)
            throw new FilterSyntaxException(field.Column, "the metadata as a whole cannot be compared", key);
        var value = ReadValue(field.Field, token);
        return ConditionRules.WhatValueNeeds(field.Field, ref value) is { } expected
            ? throw Error(token, $"{Excerpt.Of(token)} does not fit {Excerpt.Of(field.Field.ToString())}", expected)
            : value;
    }

    private static string BindPattern(LocatedField field, Token<FilterToken> token)
    {
        if (ConditionRules.WhatFieldNeeds(field.Field) is { } key)
            throw new FilterSyntaxException(field.Column, "the metadata as a whole cannot be compared", key);
        if (ConditionRules.WhatPatternNeeds(field.Field) is { } otherField)
            throw new FilterSyntaxException(field.Column, $"{Excerpt.Of(field.Field.ToString())} is not a text", otherField);
        if (token.Kind != FilterToken.Text)
            throw Error(token, $"{Excerpt.Of(token)} is not a text", "a text in single quotes");
        var pattern = TextOf(token);
        return pattern.Length <= Filter.MaxPatternLength
            ? pattern
            : throw Error(token, string.Create(CultureInfo.InvariantCulture, $"the pattern has {pattern.Length:N0} characters"), $"at most {Filter.MaxPatternLength}");
    }

    private FilterValue ReadValue(FilterField field, Token<FilterToken> token)
    {
        switch (token.Kind)
        {
            case FilterToken.Number:
                var digits = token.ToStringValue();
                var number = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
                if (!double.IsFinite(number))
                    throw Error(token, "the number is too large", "a number below 1.8e308");
                return ExactNumbers.FindWhole(digits, number) is { } whole ? FilterValue.OfWhole(whole) : number;
            case FilterToken.Time:
                return TimeLiteral.TryRead(token.ToStringValue(), now, out var micros)
                    ? FilterValue.OfMicros(micros)
                    : throw Error(token, $"{Excerpt.Of(token)} leads out of the years 1 to 9999", TimeLiteral.Expected);
            case FilterToken.Text:
                var text = TextOf(token);
                return field.Kind == FieldKind.Time && TimeLiteral.TryRead(text, now, out var at) ? FilterValue.OfMicros(at) : text;
            default:
                return token.Kind == FilterToken.True;
        }
    }

    private static string TextOf(Token<FilterToken> token) => token.ToStringValue()[1..^1].Replace("''", "'", StringComparison.Ordinal);

    private static FilterSyntaxException Error(Token<FilterToken> token, string message, string expected) =>
        new(token.Position.Absolute + 1, message, expected);
}

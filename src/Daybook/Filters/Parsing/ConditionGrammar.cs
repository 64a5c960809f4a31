using Daybook.Filters.Conditions;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace Daybook.Filters.Parsing;

/// <summary>
/// The grammar of one condition. Each step is decided by one token, so nothing is tried twice:
/// <code>
/// condition = field rest
/// rest      = operator value | "is" ["not"] "null" | ["not"] spread
/// spread    = "in" "(" value { "," value } ")" | "like" text | "contains" text | "between" value "and" value
/// </code>
/// </summary>
internal sealed class ConditionGrammar
{
    private readonly ConditionBinder _binder;

    public ConditionGrammar(DateTimeOffset now)
    {
        _binder = new ConditionBinder(now);
        var rest = Rest();
        Condition =
            from field in Token.EqualTo(FilterToken.Field).Select(LocatedField.Read)
            from make in rest
            select make(field);
    }

    private delegate Condition Rester(LocatedField field);

    public TokenListParser<FilterToken, Condition> Condition { get; }

    private static TokenListParser<FilterToken, CompareOperator> Operator { get; } =
        Token.EqualTo(FilterToken.Equal).Value(CompareOperator.Equal)
            .Or(Token.EqualTo(FilterToken.NotEqual).Value(CompareOperator.NotEqual))
            .Or(Token.EqualTo(FilterToken.Less).Value(CompareOperator.Less))
            .Or(Token.EqualTo(FilterToken.LessOrEqual).Value(CompareOperator.LessOrEqual))
            .Or(Token.EqualTo(FilterToken.Greater).Value(CompareOperator.Greater))
            .Or(Token.EqualTo(FilterToken.GreaterOrEqual).Value(CompareOperator.GreaterOrEqual));

    private static TokenListParser<FilterToken, Token<FilterToken>> Value { get; } =
        Token.Matching<FilterToken>(
            kind => kind is FilterToken.Text or FilterToken.Number or FilterToken.Time or FilterToken.True or FilterToken.False,
            "a value: a text in single quotes, a number, a time, true or false");

    private TokenListParser<FilterToken, Rester> Rest()
    {
        var compare =
            from @operator in Operator
            from value in Value
            select (Rester)(field => _binder.Compare(field, @operator, value));
        var isNull =
            from @is in Token.EqualTo(FilterToken.Is)
            from negated in Token.EqualTo(FilterToken.Not).Optional()
            from @null in Token.EqualTo(FilterToken.Null)
            select (Rester)(field => negated is null ? ConditionBinder.IsNull(field) : new Not(ConditionBinder.IsNull(field)));
        var negatedSpread = Token.EqualTo(FilterToken.Not).IgnoreThen(Spread()).Select(Rester (make) => field => new Not(make(field)));
        return compare.Or(isNull).Or(Spread()).Or(negatedSpread);
    }

    private TokenListParser<FilterToken, Rester> Spread()
    {
        var @in = Token.EqualTo(FilterToken.In)
            .IgnoreThen(Value.AtLeastOnceDelimitedBy(Token.EqualTo(FilterToken.Comma))
                .Between(Token.EqualTo(FilterToken.LeftParen), Token.EqualTo(FilterToken.RightParen).Named("',' or ')'")))
            .Select(Rester (values) => field => _binder.In(field, values));
        var like = Token.EqualTo(FilterToken.Like).IgnoreThen(Value).Select(Rester (value) => field => ConditionBinder.Like(field, value));
        var contains = Token.EqualTo(FilterToken.Contains).IgnoreThen(Value).Select(Rester (value) => field => ConditionBinder.Contains(field, value));
        var between =
            from keyword in Token.EqualTo(FilterToken.Between)
            from low in Value
            from and in Token.EqualTo(FilterToken.And)
            from high in Value
            select (Rester)(field => _binder.Between(field, low, high));
        return @in.Or(like).Or(contains).Or(between);
    }
}

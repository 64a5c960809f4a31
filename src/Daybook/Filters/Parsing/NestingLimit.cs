using Superpower.Model;

namespace Daybook.Filters.Parsing;

/// <summary>Counts the levels of a filter before anything recurses over it.</summary>
internal static class NestingLimit
{
    /// <exception cref="FilterSyntaxException">Parentheses and leading <c>not</c>s are nested too deeply.</exception>
    public static void Check(IEnumerable<Token<FilterToken>> tokens)
    {
        var open = new Stack<int>();
        var (depth, nots) = (0, 0);
        var previous = FilterToken.None;
        foreach (var token in tokens)
        {
            switch (token.Kind)
            {
                case FilterToken.Not when previous is FilterToken.None or FilterToken.LeftParen or FilterToken.And or FilterToken.Or or FilterToken.Not:
                    nots++;
                    break;
                case FilterToken.LeftParen:
                    open.Push(nots + 1);
                    depth += nots + 1;
                    nots = 0;
                    break;
                case FilterToken.RightParen:
                    depth -= open.TryPop(out var levels) ? levels : 0;
                    nots = 0;
                    break;
                default:
                    nots = 0;
                    break;
            }

            if (depth + nots > Filter.MaxDepth)
            {
                throw new FilterSyntaxException(
                    token.Position.Absolute + 1, $"the filter is more than {Filter.MaxDepth} levels deep", "fewer parentheses and 'not's inside each other");
            }

            previous = token.Kind;
        }
    }
}

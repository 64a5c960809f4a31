namespace Daybook.Filters.Conditions;

/// <summary>A condition on a text, wherever the text comes from.</summary>
internal interface ITextTest
{
    bool Test(ReadOnlySpan<char> text);
}

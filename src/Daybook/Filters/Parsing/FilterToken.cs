using Superpower.Display;

namespace Daybook.Filters.Parsing;

/// <summary>The words of the filter language, as error messages name them.</summary>
internal enum FilterToken
{
    [Token(Description = "nothing")]
    None,

    [Token(Description = "a field")]
    Field,

    [Token(Description = "a text in single quotes")]
    Text,

    [Token(Description = "a number")]
    Number,

    [Token(Description = "a time")]
    Time,

    [Token(Example = "true")]
    True,

    [Token(Example = "false")]
    False,

    [Token(Example = "(")]
    LeftParen,

    [Token(Example = ")")]
    RightParen,

    [Token(Example = ",")]
    Comma,

    [Token(Example = "=")]
    Equal,

    [Token(Example = "!=")]
    NotEqual,

    [Token(Example = "<")]
    Less,

    [Token(Example = "<=")]
    LessOrEqual,

    [Token(Example = ">")]
    Greater,

    [Token(Example = ">=")]
    GreaterOrEqual,

    [Token(Example = "and")]
    And,

    [Token(Example = "or")]
    Or,

    [Token(Example = "not")]
    Not,

    [Token(Example = "in")]
    In,

    [Token(Example = "like")]
    Like,

    [Token(Example = "contains")]
    Contains,

    [Token(Example = "between")]
    Between,

    [Token(Example = "is")]
    Is,

    [Token(Example = "null")]
    Null,
}

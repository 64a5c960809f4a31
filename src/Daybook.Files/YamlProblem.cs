namespace Daybook.Files;

/// <summary>What is wrong with a text as YAML: a code, the dotted key that it is about or null, words for people, and the place, from 1. Key and message may quote the text, shortened.</summary>
internal sealed record YamlProblem(string Code, string? Key, string Message, int Line, int Column)
{
    /// <summary>The text is not YAML from there on.</summary>
    public const string Syntax = "syntax";

    /// <summary>A second document begins.</summary>
    public const string SeveralDocuments = "several_documents";

    /// <summary>Mappings or lists inside each other, far deeper than is needed.</summary>
    public const string TooDeep = "too_deep";

    /// <summary>An anchor, an alias or a merge key: a value must be written where it is used.</summary>
    public const string Reference = "reference";

    /// <summary>A tag: types follow from the key.</summary>
    public const string Tag = "tag";
}

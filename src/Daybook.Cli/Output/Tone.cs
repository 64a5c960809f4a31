namespace Daybook.Cli.Output;

/// <summary>What a piece of text is to its reader; a rich screen gives each a colour.</summary>
internal enum Tone
{
    Plain,
    Muted,
    Strong,
    Accent,
    Good,
    Warning,
    Bad,
}

/// <summary>A piece of text and its tone. The text may come from anywhere: the screen makes it visible and takes no markup from it.</summary>
internal readonly record struct Piece(string Text, Tone Tone = Tone.Plain)
{
    public static implicit operator Piece(string? text) => new(text ?? string.Empty);

    public static Piece Muted(string? text) => new(text ?? string.Empty, Tone.Muted);

    public static Piece Strong(string? text) => new(text ?? string.Empty, Tone.Strong);

    public static Piece Accent(string? text) => new(text ?? string.Empty, Tone.Accent);

    public static Piece Good(string? text) => new(text ?? string.Empty, Tone.Good);

    public static Piece Warning(string? text) => new(text ?? string.Empty, Tone.Warning);

    public static Piece Bad(string? text) => new(text ?? string.Empty, Tone.Bad);
}

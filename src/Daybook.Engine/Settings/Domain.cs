using Daybook.Files;

namespace Daybook.Engine.Settings;

/// <summary>The values that a setting may have.</summary>
internal abstract class Domain
{
    /// <summary>The kind of value in words.</summary>
    public abstract string Type { get; }

    /// <summary>What is accepted in words.</summary>
    public abstract string Accepts { get; }

    public virtual double? Minimum => null;

    public virtual double? Maximum => null;

    public virtual IReadOnlyList<string> Words => [];
}

/// <summary>The values of one type that a setting may have: how they are read, checked and written.</summary>
internal abstract class Domain<T> : Domain
    where T : notnull
{
    /// <summary>The value as a bool, int, double, word, or list of words.</summary>
    public virtual object Plain(T value) => value;

    /// <summary>The value as YAML writes it.</summary>
    public abstract string Format(T value);

    /// <summary>Reads a value; a range is not looked at.</summary>
    public abstract ValueProblem? Read(SourceNode node, out T value);

    /// <summary>Looks at a value's range.</summary>
    public abstract ValueProblem? Check(T value);

    /// <summary>The text of a value that is not in quotes, or what is wrong.</summary>
    protected ValueProblem? Unquoted(SourceNode node, out string text)
    {
        text = (node as ScalarNode)?.Text ?? string.Empty;
        return node switch
        {
            ScalarNode { IsEmpty: true } => new ValueProblem(ValueCodes.NoValue, $"there is no value; expected: {Accepts}"),
            ScalarNode { IsQuoted: true } => new ValueProblem(ValueCodes.WrongType, $"{node.Shown} is in quotes and so is text; expected: a {Type}, such as {Example}"),
            ScalarNode => null,
            _ => Wrong(node),
        };
    }

    /// <summary>The value is of another type.</summary>
    protected ValueProblem Wrong(SourceNode node) => new(ValueCodes.WrongType, $"{node.Shown} is not a {Type}; expected: {Accepts}");

    /// <summary>A value for an error to show.</summary>
    protected abstract string Example { get; }
}

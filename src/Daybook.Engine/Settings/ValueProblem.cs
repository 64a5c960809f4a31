namespace Daybook.Engine.Settings;

/// <summary>What is wrong with a value: a code of <see cref="ValueCodes"/>, and words for people.</summary>
internal sealed record ValueProblem(string Code, string Message);

using Daybook.Events;

namespace Daybook.Engine.Settings;

/// <summary>What the values of one record of options must, or should, say together.</summary>
/// <param name="Name">Its name, in small letters with underscores.</param>
/// <param name="Severity">What breaking it is.</param>
/// <param name="Description">What holds, in one sentence.</param>
/// <param name="Keys">The settings that it looks at, by their names in the section; the first one is to be changed.</param>
/// <param name="Judge">What is wrong, in words with the numbers, or null.</param>
internal sealed record SettingRule<TOptions>(string Name, Severity Severity, string Description, string[] Keys, Func<TOptions, string?> Judge);

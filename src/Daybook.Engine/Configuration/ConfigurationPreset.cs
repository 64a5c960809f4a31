namespace Daybook.Engine.Configuration;

/// <summary>A configuration with a name, to start from.</summary>
/// <param name="Name">Its name, for example <c>conservative</c>.</param>
/// <param name="Description">Who it is for, in one sentence.</param>
/// <param name="Configuration">All values; those that it does not set are the default's.</param>
public sealed record ConfigurationPreset(string Name, string Description, EngineConfiguration Configuration)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

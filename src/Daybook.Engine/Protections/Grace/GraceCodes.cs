namespace Daybook.Engine.Protections.Grace;

/// <summary>The reason codes of grace-period protection.</summary>
public static class GraceCodes
{
    /// <summary>The action is none that this protection guards.</summary>
    public const string NotGuarded = "not_guarded";

    /// <summary>The position is in no grace period.</summary>
    public const string NotInGrace = "not_in_grace";

    /// <summary>The grace period has days left.</summary>
    public const string InGrace = "in_grace";

    /// <summary>The grace period's days are over.</summary>
    public const string Expired = "expired";
}

namespace PlanApi.Application.Access;

/// <summary>Why an administrator should look at an API key.</summary>
public enum KeyWarning
{
    /// <summary>The key ends within 30 days: rotate it in time.</summary>
    ExpiresSoon,

    /// <summary>Nobody has used it for 90 days: revoke it, unless somebody still needs it.</summary>
    Unused,
}

/// <summary>Finds the keys that an administrator should look at.</summary>
public static class KeyWarnings
{
    /// <summary>The time before its end in which a key that ends is pointed out.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(30);

    private static readonly TimeSpan _idle = TimeSpan.FromDays(90);

    /// <summary>What is to be said of a key that still counts.</summary>
    internal static IReadOnlyList<KeyWarning> Of(ApiKeyRow row, DateTimeOffset now)
    {
        if (row.RevokedAt is not null || row.ExpiresAt <= now.UtcTicks)
            return [];
        var warnings = new List<KeyWarning>();
        if (row.ExpiresAt - now.UtcTicks <= Notice.Ticks)
            warnings.Add(KeyWarning.ExpiresSoon);
        if (now.UtcTicks - (row.LastUsedAt ?? row.CreatedAt) >= _idle.Ticks)
            warnings.Add(KeyWarning.Unused);
        return warnings;
    }
}

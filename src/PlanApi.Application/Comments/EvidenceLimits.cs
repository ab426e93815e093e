namespace PlanApi.Application.Comments;

/// <summary>How much evidence is kept.</summary>
/// <param name="FileBytes">The most that one file may have.</param>
/// <param name="PlanBytes">The most that the files of one plan may have together.</param>
public sealed record EvidenceLimits(long FileBytes, long PlanBytes)
{
    /// <summary>10 MiB a file, 1 GiB a plan.</summary>
    public static readonly EvidenceLimits Standard = new(10L * 1024 * 1024, 1024L * 1024 * 1024);
}

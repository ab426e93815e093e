using PlanApi.Domain.Values;

namespace PlanApi.Api.Http;

/// <summary>Where the data of pictures can be read, also by those who cannot see them.</summary>
internal static class PictureData
{
    /// <summary>An address of REST.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="path">Below the plan, with its query.</param>
    public static string At(Code plan, string path) => $"/v1/plans/{plan}/{path}";
}

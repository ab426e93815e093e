using Microsoft.AspNetCore.WebUtilities;
using PlanApi.Application.Progress;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Http;

/// <summary>Where the data of pictures can be read, also by those who cannot see them.</summary>
internal static class PictureData
{
    /// <summary>An address of REST.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="path">Below the plan.</param>
    /// <param name="query">The query's parameters; those without a value are left out.</param>
    public static string At(Code plan, string path, params ReadOnlySpan<(string Name, object? Value)> query)
    {
        var address = $"/v1/plans/{plan}/{path}";
        foreach (var (name, value) in query)
        {
            if (value is not null)
                address = QueryHelpers.AddQueryString(address, name, value is DateOnly day ? $"{day:yyyy-MM-dd}" : $"{value}");
        }
        return address;
    }

    /// <summary>The request for a tornado, whose question is a body.</summary>
    public static string OfTornado(Code plan) => $"POST {At(plan, "driver-tornados")}";

    /// <summary>The request for a simulation, whose question is a body.</summary>
    public static string OfLosses(Code plan) => $"POST {At(plan, "risk-simulations")}";

    /// <summary>The budget on a day.</summary>
    public static string OfBudget(Code plan, DateOnly? date) => At(plan, "budget", ("date", date));

    /// <summary>The tree of objectives.</summary>
    public static string OfObjectives(Code plan, Code? root, DateOnly? date, Code scenario) =>
        At(plan, "okr-tree", ("root", root), ("date", date), ("scenario", scenario), ("first", GetOkrTree.MaxFirst));

    /// <summary>The pace and the outlook of a target.</summary>
    public static IReadOnlyList<string> OfTrend(Code plan, Code target, DateOnly? date, Code scenario) =>
        [
            At(plan, $"targets/{target}/pace", ("date", date), ("scenario", scenario)),
            At(plan, $"targets/{target}/outlook", ("date", date), ("scenario", scenario)),
        ];

    /// <summary>The matrix of risks.</summary>
    public static string OfRisks(Code plan, AssessmentType? kind, RiskSettling settle) =>
        At(plan, "risk-matrix", ("kind", kind is { } asked ? CamelCase.Of($"{asked}") : null), ("settle", CamelCase.Of($"{settle}")));
}

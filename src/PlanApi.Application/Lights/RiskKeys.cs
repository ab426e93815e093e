namespace PlanApi.Application.Lights;

/// <summary>What the lights of risks and of watched numbers are called among all lights of a plan.</summary>
internal static class RiskKeys
{
    public static string Of(string risk) => $"risk:{risk}";

    public static string OfWatched(string number) => $"watched:{number}";
}

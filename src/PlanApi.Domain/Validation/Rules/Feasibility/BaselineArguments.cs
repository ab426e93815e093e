namespace PlanApi.Domain.Validation.Rules;

/// <summary>The common parts of sentences about a target and its start.</summary>
internal static class BaselineArguments
{
    public delegate Finding Finder(IReadOnlyList<Place> places, params ReadOnlySpan<(string Name, string Value)> arguments);

    public static Finding Describe(Finder find, Claim claim, Start start)
    {
        var (aim, from) = (Places.Of(claim), start.Place);
        return find(
            [aim, from],
            ("indicator", claim.Target.Indicator.ToString()),
            ("scope", Notation.Of(claim.Target.Scope)),
            ("target", claim.Target.Key()),
            ("aim", aim.Value ?? ""),
            ("start", from.Value ?? "")
        ) with
        {
            Arithmetic = [new("target-value", aim.Key, aim.Value ?? ""), new("stated-baseline", from.Key, from.Value ?? "")],
        };
    }
}

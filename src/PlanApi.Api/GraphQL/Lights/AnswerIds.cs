using System.Globalization;
using GraphQL.DataLoader;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Nodes;
using PlanApi.Application.Lights;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Lights;

/// <summary>
/// The permanent key of a computed answer in its plan: the ids of its subject and of its scenario, the day, and the language of its
/// sentences. Codes may change; ids do not.
/// </summary>
internal static class AnswerIds
{
    /// <summary>The key of an answer about a target on a day.</summary>
    /// <param name="ask">The field.</param>
    /// <param name="target">The target.</param>
    /// <param name="day">The day.</param>
    /// <param name="asked">Scenario and language.</param>
    /// <param name="more">Further values that make a different answer.</param>
    public static IDataLoaderResult<string> Key(Ask ask, string target, DateOnly day, AskedIn asked, string more = "")
    {
        var (plan, scenario) = (ask.PlanCode, Scenario(ask, asked.Scenario));
        var about = ask.Loaders.ByKey<Target>(plan).Load(target);
        return new Deferred<string>(async cancellation =>
        {
            var (one, other) = (IdOf(await about.GetResultAsync(cancellation)), IdOf(await scenario.GetResultAsync(cancellation)));
            return string.Create(CultureInfo.InvariantCulture, $"{one}:{other}:{day:yyyy-MM-dd}:{asked.Language}:{more}");
        });
    }

    public static IDataLoaderResult<Scenario?> Scenario(Ask ask, Code code) =>
        ask.Loaders.ByKey<Scenario>(ask.PlanCode).Load(code.ToString());

    public static long IdOf(PlanPart? part) => part is null ? 0 : Ask.NodeOf(part).Id;

    /// <summary>The content of such a key; null where its subject is gone.</summary>
    public static async Task<(Code Target, DateOnly Day, AskedIn Asked, string More)?> Read(Ask ask, NodeRef node)
    {
        const int Parts = 5;
        var (target, scenario) = (node.Number(0, Parts), node.Number(1, Parts));
        if (!DateOnly.TryParseExact(node.Parts[2], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw NodeRef.Malformed("/id");
        return
            await ask.CodeOf(PartKind.Of<Target>(), node.PlanId, target) is { } about
            && await ask.CodeOf(PartKind.Of<Scenario>(), node.PlanId, scenario) is { } of
            ? (about, day, new AskedIn(of, Rest.Languages.Of(node.Parts[3])), node.Parts[4])
            : null;
    }
}

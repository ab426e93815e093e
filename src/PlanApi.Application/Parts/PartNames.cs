using System.Text.Json;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Parts;

/// <summary>What kinds of part are called in sentences, and what their collections are called in documents and paths.</summary>
public static class PartNames
{
    /// <summary>The singular, in words: <c>key result</c>.</summary>
    public static string Noun(PartKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()).Replace('-', ' ');

    /// <summary>The collection's name in a document: <c>keyResults</c>.</summary>
    public static string Collection(PartKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind switch
    {
        PartKind.Party => "parties",
        PartKind.Currency => "currencies",
        PartKind.Plan => "plan",
        _ => kind + "s",
    });

    /// <summary>The collection's name in a path: <c>key-results</c>.</summary>
    public static string Path(PartKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(Collection(kind));
}

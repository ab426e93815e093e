using System.Collections.Frozen;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Documents;

/// <summary>The collections of a plan document that hold parts.</summary>
public static class PlanCollections
{
    /// <summary>The last collection of a document, which holds no parts.</summary>
    public const string Cells = "cells";

    /// <summary>In the document's order.</summary>
    public static readonly IReadOnlyList<PlanCollection> All =
    [
        new("sections", PartKind.Section, document => document.Sections),
        new("parties", PartKind.Party, document => document.Parties),
        new("dimensions", PartKind.Dimension, document => document.Dimensions),
        new("members", PartKind.Member, document => document.Members),
        new("groups", PartKind.Group, document => document.Groups),
        new("lists", PartKind.List, document => document.Lists),
        new("currencies", PartKind.Currency, document => document.Currencies),
        new("scenarios", PartKind.Scenario, document => document.Scenarios),
        new("exchangeRates", PartKind.ExchangeRate, document => document.ExchangeRates),
        new("indicators", PartKind.Indicator, document => document.Indicators),
        new("targets", PartKind.Target, document => document.Targets),
        new("objectives", PartKind.Objective, document => document.Objectives),
        new("keyResults", PartKind.KeyResult, document => document.KeyResults),
        new("weightWindows", PartKind.WeightWindow, document => document.WeightWindows),
        new("weights", PartKind.Weight, document => document.Weights),
        new("reviewSchedules", PartKind.ReviewSchedule, document => document.ReviewSchedules),
        new("holds", PartKind.Hold, document => document.Holds),
        new("bounds", PartKind.Bound, document => document.Bounds),
        new("waivers", PartKind.Waiver, document => document.Waivers),
    ];

    private static readonly FrozenDictionary<PartKind, string> _names = All.ToFrozenDictionary(
        collection => collection.Kind,
        collection => collection.Name
    );

    /// <summary>The collection's name in documents, which findings use for their places too; <c>plan</c> for the plan itself.</summary>
    public static string NameOf(PartKind kind) => kind == PartKind.Plan ? "plan" : _names[kind];
}

/// <param name="Name">The field of the document.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Parts">Takes it from a document.</param>
public sealed record PlanCollection(string Name, PartKind Kind, Func<PlanDocument, IReadOnlyList<PlanPart>> Parts);

using PlanApi.Application.Access;
using PlanApi.Application.History;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Feeds;

/// <summary>
/// The plan's change sets, a row each. Rows are only ever added, so that a reader asks for what is newer than the last that it has.
/// </summary>
internal static class HistoryTable
{
    public static FlatTable Make()
    {
        var sequence = New(
            "Sequence",
            ColumnType.Whole,
            "h.sequence",
            "Counts the plan's change sets from 1: the plan's version after it.",
            false
        );
        return new FlatTable(
            "History",
            "The plan's change sets. They never change, and At never goes back.",
            [sequence],
            [
                sequence,
                New("At", ColumnType.Moment, "h.at", "When it was committed.", false),
                New("UseCase", ColumnType.Text, "h.use_case", "What was done.", false),
                New("Actor", ColumnType.Text, $"COALESCE(k.name, '{Caller.Local.Name}')", "The name of the key that asked.", false),
                New("Party", ColumnType.Text, "a.code", "The party that the key acts as.", true),
                New("Reason", ColumnType.Text, "h.reason", "Why, as the caller said.", true),
                New("Door", ColumnType.Text, Doors(), "The way by which the request came in.", true),
                New("ChangeCount", ColumnType.Whole, "h.changes", "How many parts and numbers were changed.", false) with
                {
                    Adds = true,
                },
            ]
        )
        {
            OfThePresent = typeof(ListChangeSets),
            Source = new FlatSource(
                _ =>
                    "change_sets h LEFT JOIN api_keys k ON k.id = h.actor "
                    + "LEFT JOIN parties a ON a.plan_id = h.plan_id AND a.id = h.party_id",
                statement => $"h.plan_id = {statement.PlanId}"
            )
            {
                IsWhole = true,
            },
        };
    }

    private static string Doors() =>
        $"(CASE h.door {string.Join(' ', CamelCase.Values<Door>().Select(door => $"WHEN '{door.Value}' THEN '{door.Key}'"))} END)";

    private static FlatColumn New(string name, ColumnType type, string sql, string about, bool isNullable) =>
        new(name, type, isNullable, about) { Sql = _ => sql };
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.Events;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Webhooks;

/// <summary>Shows webhooks to those who made them, and to administrators.</summary>
public sealed class WebhookViews(PlanDb db, Caller caller)
{
    /// <summary>The kind of change in the service's history.</summary>
    internal const string Kind = "Webhook";

    /// <summary>The webhooks that the caller may see.</summary>
    internal IQueryable<WebhookRow> Seen()
    {
        var identity = caller.Identity!;
        var rows = db.Set<WebhookRow>();
        return identity is { Role: Role.Admin, Plans: null, IsLimited: false } ? rows : rows.Where(row => row.Actor == identity.Id);
    }

    /// <summary>One of them; null where there is none.</summary>
    internal Task<WebhookRow?> Find(long id, CancellationToken cancellation) =>
        Seen().FirstOrDefaultAsync(row => row.Id == id, cancellation);

    internal static Failure None(long id) => new NotFound("webhook", $"{id}");

    internal static Webhook Show(WebhookRow row) =>
        new()
        {
            Id = row.Id,
            Version = row.Version,
            Settings = SettingsOf(row),
            State = row.State,
            Problem = row.Problem,
            MadeBy = row.MadeBy,
            CreatedAt = Instant(row.CreatedAt),
            EarlierSecretUntil = row.EarlierSecretUntil is { } until ? Instant(until) : null,
            Last = row.Position.ToString(),
            Waiting = row.Waiting,
            FailingSince = row.FailingSince is { } since ? Instant(since) : null,
        };

    /// <summary>As the service's history tells of it: whoever knows the path of an address may be able to post there.</summary>
    internal static Webhook ForHistory(Webhook webhook) =>
        webhook with
        {
            Settings = webhook.Settings with { Address = new Uri(webhook.Settings.Address).GetLeftPart(UriPartial.Authority) },
        };

    internal static WebhookDelivery Show(WebhookDeliveryRow row)
    {
        var position = new EventPosition(row.Sequence, row.Number).ToString();
        return new WebhookDelivery(
            row.Id,
            $"msg_{row.WebhookId}_{position}",
            position,
            row.Type,
            row.Subject,
            row.State,
            row.Attempts,
            row.Status,
            row.Problem,
            Instant(row.FirstAt),
            row.LastAt is { } last ? Instant(last) : null,
            row.DueAt is { } due and not WebhookDeliveryRow.Behind ? Instant(due) : null
        );
    }

    internal static WebhookSettings SettingsOf(WebhookRow row) =>
        JsonSerializer.Deserialize<WebhookSettings>(row.Settings, PlanJson.Options)!;

    /// <summary>The settings as they are stored: without secrets.</summary>
    internal static string Write(WebhookSettings settings) =>
        JsonSerializer.Serialize(settings with { RobotSecret = null }, PlanJson.Options);

    /// <summary>The events that a webhook sends.</summary>
    internal static ListEvents EventsOf(WebhookSettings settings, PageRange page) =>
        new(settings.Plan, page)
        {
            Kinds = settings.Kinds,
            Target = settings.Target,
            Indicator = settings.Indicator,
            Objective = settings.Objective,
            Lights = settings.Lights,
        };

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);
}

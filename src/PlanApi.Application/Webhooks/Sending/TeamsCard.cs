namespace PlanApi.Application.Webhooks.Sending;

/// <summary>The card of a Teams channel, which takes an Adaptive Card as an attachment.</summary>
internal static class TeamsCard
{
    public static object Of(string text) =>
        new Dictionary<string, object>
        {
            ["type"] = "message",
            ["attachments"] = new[]
            {
                new Dictionary<string, object>
                {
                    ["contentType"] = "application/vnd.microsoft.card.adaptive",
                    ["content"] = new Dictionary<string, object>
                    {
                        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                        ["type"] = "AdaptiveCard",
                        ["version"] = "1.4",
                        ["body"] = new[]
                        {
                            new Dictionary<string, object>
                            {
                                ["type"] = "TextBlock",
                                ["text"] = text,
                                ["wrap"] = true,
                            },
                        },
                    },
                },
            },
        };
}

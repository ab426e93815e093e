using PlanApi.Application.Mail;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Mail;

/// <summary>What parties hear by e-mail.</summary>
internal sealed class MailGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var preferences = graph.Types.Object<MailPreferences>();
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "mailPreferences",
            typeof(GetMailPreferences),
            "What a party hears by e-mail, when and where; null where there is no such party.",
            preferences,
            async ask => await ask.Find(new GetMailPreferences(ask.PlanCode, ask.Code("code"))),
            graph.Argument<Code>("code", "The party's code.", required: true)
        );
        graph.Mutate(
            "setMailPreferences",
            typeof(SetMailPreferences),
            "Chooses what a party hears by e-mail, when and where.",
            ("mailPreferences", preferences),
            ask => ask.Send(new SetMailPreferences(ask.PlanCode, ask.Code("code"), ask.Record<MailChoices>("input"), ask.Version)),
            [
                graph.Argument<Code>("plan", "The plan's code.", required: true),
                graph.Argument<Code>("code", "The party's code.", required: true),
                graph.ExpectedVersion(),
                GraphBuilder.Argument("input", "The choices.", graph.Types.Input(typeof(MailChoices)), required: true),
            ]
        );
    }
}

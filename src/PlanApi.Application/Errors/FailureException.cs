namespace PlanApi.Application.Errors;

/// <summary>Carries an expected failure from deep inside the program to the place that answers it.</summary>
public sealed class FailureException(Failure failure, Exception? cause = null) : IOException(failure.Message, cause)
{
    public Failure Failure => failure;
}

using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PlanApi.Tests;

/// <summary>Runs tests as xUnit does, and says of each class that it is done, so that nobody stares at silence.</summary>
public sealed class Progress(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkExecutor(assembly, sources, messages)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases,
            IMessageSink executionMessageSink,
            ITestFrameworkExecutionOptions executionOptions
        ) => base.RunTestCases(testCases, new Sink(executionMessageSink, DiagnosticMessageSink), executionOptions);
    }

    private sealed class Sink(IMessageSink inner, IMessageSink messages) : LongLivedMarshalByRefObject, IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is ITestClassFinished { TestClass.Class.Name: var name } done)
            {
                messages.OnMessage(
                    new DiagnosticMessage(
                        $"{name}: {done.TestsRun} tests in {done.ExecutionTime:0.0} "
                            + $"s{(done.TestsFailed > 0 ? $", {done.TestsFailed} FAILED" : "")}"
                    )
                );
            }
            return inner.OnMessage(message);
        }
    }
}

namespace ParkingOps.Domain.Sites;

/// <summary>Car-park operator (运营商): a company that runs gates for several organisations' sites.</summary>
public sealed class CarParkOperator
{
    private CarParkOperator()
    {
    }

    /// <summary>Number of the record.</summary>
    public int Id { get; private set; }

    /// <summary>Code in the register.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Name of the company.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Registers a company.</summary>
    /// <exception cref="RuleException"><c>code-form</c> or <c>name-missing</c>.</exception>
    public static CarParkOperator Register(string code, string name) =>
        new() { Code = RegisterCode.Check(code), Name = RegisterCode.CheckName(name) };
}

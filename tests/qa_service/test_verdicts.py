import pytest

from qa_service.verdicts import NO, NO_UNLESS, YES, YES_IF, verdict


@pytest.mark.parametrize(
    ("question", "quote", "said"),
    [
        ("¿Puede el socio vender su puesto?", "El socio no puede vender su puesto.", NO),
        ("¿Se puede subarrendar?", "Está prohibido subarrendar los puestos.", NO),
        ("¿Se puede subarrendar?", "El contrato de subarriendo es nulo.", NO),
        ("¿Se puede subarrendar?", "Es nulo el subarriendo.", NO),
        ("¿Se puede vender el puesto?", "El puesto no se puede vender, salvo a un familiar.", NO_UNLESS),
        ("¿Puede el socio ceder su puesto?", "El socio puede ceder su puesto a un familiar.", YES),
        ("¿Puede el socio ceder su puesto?", "El socio puede ceder su puesto, salvo deuda.", YES_IF),
        ("¿Puede el socio vender?", "El socio puede vender solo a otro socio.", YES_IF),
        ("¿Puede el socio vender?", "El socio puede vender siempre que avise.", YES_IF),
        ("¿Puede el socio vender?", "El socio puede vender siempre que no tenga deuda.", ""),
        ("¿Puede el socio vender?", "El socio puede ceder, pero no puede vender.", ""),
        ("¿Puede el socio vender?", "El socio paga su cuota.", ""),
        ("¿El socio vende?", "El socio puede vender su puesto.", ""),
        ("¿Debe el socio usar mandil?", "Los socios deben usar mandil.", YES),
        ("¿Es obligatorio el mandil?", "El mandil no es obligatorio.", NO),
        ("¿Se puede despedir al vigilante?", "El puesto del vigilante puede ser cubierto por otro.", ""),
        ("¿Se puede despedir al vigilante?", "El vigilante puede ser despedido.", "Sí."),
        ("¿El titular puede nombrar al vigilante?", "El titular puede cesar al vigilante.", ""),
        ("¿El titular puede nombrar al vigilante?", "El nombramiento del vigilante procede cuando hay plaza.", YES_IF),
        ("¿Es obligatorio el mandil?", "Para la foto se requiere mandil.", ""),
        ("¿Puede la Policía clausurar un puesto?", "El comité puede clausurar puestos.", ""),
        ("¿Puede el comité clausurar un puesto?", "El comité puede clausurar puestos.", YES),
        ("¿Se puede embargar un bien de uso público?", "Se puede embargar el bien de la feria.", ""),
        ("¿Puede el comité vender su local?", "Excepcionalmente, el comité puede vender su local.", ""),
        ("¿Debe el proveedor estar en el registro?", "El proveedor no requiere registro hasta 1 UIT.", ""),
        ("¿Debe el proveedor de 1 UIT estar en el registro?", "El proveedor de 1 UIT no requiere registro.", NO),
        ("¿Puedo negar el carné porque es menor?", "No se puede negar el carné por la edad del puesto.", ""),
        ("¿Puedo negar el carné porque es menor?", "Se puede negar el carné del menor.", YES),
        ("¿Puede el socio vender si debe cuotas?", "El socio puede vender su puesto.", ""),
        ("¿El hermano del socio puede ser proveedor?", "Se prohíbe contratar al hermano del socio.", ""),
        ("¿El hermano del socio puede ser proveedor?", "El hermano no puede ser proveedor del comité.", NO),
        ("¿Se puede cobrar en sesión ordinaria?", "En sesión extraordinaria se puede cobrar.", ""),
        ("¿Se necesita abogado?", "El reclamo no requiere firma de abogado.", NO),
        ("¿Los jubilados pagan la cuota?", "Los jubilados están exonerados de la cuota.", NO),
        ("¿Los jubilados pagan la cuota?", "La cuota es mensual.", ""),
    ],
)
def test_the_quote_answers_yes_or_no_only_when_it_settles_it(question: str, quote: str, said: str) -> None:
    assert verdict(question, quote, share=0.9) == said


@pytest.mark.parametrize(
    "question",
    [
        "¿Puede no pagar la cuota?",
        "¿Puede vender sin permiso?",
        "¿Puede vender o ceder?",
        "¿Puede dejar de pagar?",
        "¿Solo puede vender a otro socio?",
    ],
)
def test_a_question_that_denies_or_offers_a_choice_gets_no_bare_answer(question: str) -> None:
    assert verdict(question, "El socio no puede vender ni dejar de pagar.", share=0.9) == ""


def test_only_the_question_counts_not_the_tale_before_it() -> None:
    asked = "No pagó y cerró su puesto. ¿Puede reabrirlo?"
    assert verdict(asked, "El socio moroso no puede reabrir su puesto.", share=0.9) == NO


@pytest.mark.parametrize(
    ("quote", "needed"),
    [("El socio no puede vender.", 0.5), ("El socio puede vender si avisa.", 0.35), ("El socio puede vender.", 0.5)],
)
def test_a_bare_answer_needs_a_quote_nearer_to_the_point_than_a_conditional_one(quote: str, needed: float) -> None:
    assert verdict("¿Puede el socio vender?", quote, needed)
    assert verdict("¿Puede el socio vender?", quote, needed - 0.01) == ""

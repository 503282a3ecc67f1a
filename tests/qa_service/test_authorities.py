import pytest

from qa_service.authorities import competent_in


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("La apelación es resuelta por el Tribunal del Mercado o quien haga sus veces.", ("al Tribunal del Mercado",)),
        ("Corresponde al Gobierno Regional la aprobación de los planes.", ("al Gobierno Regional",)),
        ("El control compete exclusivamente a las autoridades y servidores públicos de las entidades como deber suyo.",
         ("a las autoridades y servidores públicos de las entidades",)),
        ("La limpieza está a cargo de la Gerencia de Servicios, que informa.", ("a la Gerencia de Servicios",)),
        ("Corresponde a la Municipalidad Distrital aprobar la tasa.", ("a la Municipalidad Distrital",)),
        ("Es aprobada por el concejo, o designada por el alcalde.", ("al concejo", "al alcalde")),
        ("Corresponde a la categoría reconocida.", ()),
        ("El personal a cargo de la vigilancia recibe un curso.", ()),
    ],
)  # fmt: skip
def test_the_authorities_that_a_rule_makes_competent_are_named_as_they_follow_corresponde(
    text: str, bodies: tuple[str, ...]
) -> None:
    assert competent_in(text) == bodies

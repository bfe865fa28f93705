package fr.ampli.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How banks write the name of a structure, and who else may stand there. */
class HolderNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Les Jardins du Thouet | Les Jardins du Thouet | SAME",
                "ASSOCIATION LES JARDINS DU THOUET | Les jardins du Thouet | SAME",
                "ASSO. EPICERIE SOLIDAIRE | Épicerie solidaire (association loi 1901) | SAME",
                "S.C.O.P. L ANCOLIE | SCOP L'Ancolie | SAME",
                "SCIC COEUR DE VILLAGE | Cœur de Village, SCIC | SAME",
                "CAFE & CULTURE | Café et culture | SAME",
                "Association Coopérative | Association coopérative | SAME",
                // cut at 32 characters, abbreviated, one word less
                "RESSOURCERIE ET REPARATION DE LA | Ressourcerie et réparation de la Leyre | CLOSE",
                "JARDINS THOUET | Les Jardins du Thouet | CLOSE",
                "EPIC SOLID RIBERACOIS | Épicerie solidaire du Ribéracois | CLOSE",
                "ERL | Épicerie et ressourcerie de la Leyre | CLOSE",
                "JARDIN DU THOUET | Les Jardins du Thouet | CLOSE",
                "ROULANDE | Roul'Landes | CLOSE",
                // somebody else
                "M. CLAUDE BERGER | Les Jardins du Thouet | DIFFERENT",
                "MME BERGER LES JARDINS DU THOUET | Les Jardins du Thouet | DIFFERENT",
                "LES JARDINS DU THOUET OU BERGER | Les Jardins du Thouet | DIFFERENT",
                "CAFE DU PORT | Les Jardins du Thouet | DIFFERENT",
                "ASSOCIATION | Les Jardins du Thouet | DIFFERENT",
                "LE | Les Jardins du Thouet | DIFFERENT",
                "'' | Les Jardins du Thouet | DIFFERENT",
            })
    void compares_what_the_bank_writes_with_the_name_of_the_structure(
            String onPaper, String structure, HolderName.Match match) {
        assertThat(HolderName.compare(onPaper, structure)).isEqualTo(match);
    }
}
